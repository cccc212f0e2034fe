/// Copies of the text of a certificate, each with one number of its proof changed.
package struct TamperedCertificate: Sendable {
    /// What was changed, for messages.
    package let change: String
    /// The whole text.
    package let text: String

    /// A copy for every number of the proof; the first two lines and the digest of the model in the fourth are left as they are.
    package static func copies(of text: String) -> [TamperedCertificate] {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        var copies: [TamperedCertificate] = []
        for (line, fields) in lines.enumerated() where line >= 2 && line != 3 {
            for (index, field) in fields.enumerated() {
                for changed in Self.changed(field) {
                    var copy = lines
                    copy[line][index] = changed
                    copies.append(
                        TamperedCertificate(
                            change: "line \(line + 1): \(field) -> \(changed)",
                            text: copy.map { $0.joined(separator: " ") }.joined(separator: "\n")
                        )
                    )
                }
            }
        }
        return copies
    }

    /// A number, or either number of a pair, made a little larger.
    private static func changed(_ field: String) -> [String] {
        if let number = Int(field) { return ["\(number + 1)"] }
        if let number = Double(field) { return number.isNaN ? ["0.5"] : ["\(number + 0.001)"] }
        let pair = field.split(separator: ":").compactMap { Double($0) }
        guard pair.count == 2 else { return [] }
        return ["\(pair[0] + 0.001):\(pair[1])", "\(pair[0]):\(pair[1] + 0.001)"]
    }
}
