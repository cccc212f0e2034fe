/// What can go wrong with results.
package enum ResultsError: Error, Equatable, Sendable {
    /// A file cannot be read.
    case unreadable(file: String, reason: String)
    /// A file cannot be written.
    case unwritable(file: String, reason: String)
    /// A text is no JSON.
    case notJSON(file: String, line: Int, column: Int)
    /// A document is of another format than this version reads.
    case unknownSchema(file: String, found: String?, known: String)
    /// A key is missing, at this path of the document.
    case missingKey(file: String, path: String)
    /// A value is of the wrong kind, at this path of the document.
    case illegalValue(file: String, path: String, problem: String)
    /// A number to be written is NaN or infinite, at this path of the document.
    case notFinite(path: String)
    /// There is no run yet.
    case noRuns(folder: String)
    /// No run of the folder has a name that begins like this, or several have.
    case noSuchRun(name: String, folder: String, matches: [String])
}
