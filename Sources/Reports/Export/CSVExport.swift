package import Results

/// A run as comma-separated values: one metric a line, the columns those of the field list.
///
/// **Source**: RFC 4180, with line feeds.
package enum CSVExport {
    /// The text of the list `name` of a document, as a rule its metrics.
    ///
    /// - Parameters:
    ///   - document: The run.
    ///   - name: The key of the list.
    /// - Returns: A header and one line for each element.
    /// - Throws: ``ResultsError/notFinite(path:)``.
    package static func text(_ document: RunDocument, list name: String = "metrics") throws(ResultsError)
        -> String
    {
        let table = try document.table(of: name)
        return ([table.columns] + table.rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
