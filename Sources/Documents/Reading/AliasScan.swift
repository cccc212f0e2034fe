/// Finds YAML aliases in the bytes of a file without reading it.
enum AliasScan {
    /// Names are compared up to this many bytes, so that the scan stays linear.
    private static let longestName = 64

    /// The first `*name` that stands where a value may begin and whose `&name` stands before it in such a place.
    ///
    /// Both signs also occur in prose and formulas; a name that has both is an alias in all but contrived texts, and those
    /// can be quoted differently.
    ///
    /// - Complexity: O(bytes).
    static func firstAlias(in bytes: [UInt8]) -> (name: String, offset: Int)? {
        var anchors: Set<Int> = []
        for index in bytes.indices
        where bytes[index] == UInt8(ascii: "&") || bytes[index] == UInt8(ascii: "*") {
            guard index == 0 || " \t\r\n[{,:?".utf8.contains(bytes[index - 1]) else { continue }
            let name = bytes[(index + 1)...].prefix(longestName).prefix { !" \t\r\n[]{},".utf8.contains($0) }
            guard !name.isEmpty else { continue }
            if bytes[index] == UInt8(ascii: "&") {
                anchors.insert(name.hashValue)
            } else if anchors.contains(name.hashValue) {
                return (String(decoding: name, as: UTF8.self), index)
            }
        }
        return nil
    }
}
