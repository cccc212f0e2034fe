import Foundation

/// One list of a run document as a table whose columns are those of the field list.
package struct FieldTable: Equatable, Sendable {
    /// The columns, by path.
    package let columns: [String]
    /// The cells, row by row; empty where a key is missing, the elements of a list with spaces between them.
    package let rows: [[String]]
}

extension RunDocument {
    /// The elements of the list `name`, as "metrics", one a row; each begins with what tells the run from others.
    ///
    /// - Parameter name: The key of a list of records.
    /// - Returns: The table; empty for a key that is no such list.
    /// - Throws: ``ResultsError/notFinite(path:)``.
    package func table(of name: String) throws(ResultsError) -> FieldTable {
        let tree = try CanonicalJSON.decode(
            JSONValue.self,
            from: Data(CanonicalJSON.encodeCompact(self).utf8),
            file: ""
        )
        let common = ["run.id", "run.started", "run.commit"]
        let prefix = "\(name)[]."
        let own = Self.leaves.map(\.path).filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        func cells(_ value: JSONValue, _ paths: [some StringProtocol]) -> [String] {
            paths.map { path in value.values(at: path).map(\.plainText).joined(separator: " ") }
        }
        let head = cells(tree, common)
        return FieldTable(
            columns: common + own.map(String.init),
            rows: tree.values(at: "\(name)[]").map { head + cells($0, own) }
        )
    }
}
