import Documents

/// The first fault of a file of another library's format: an importer stops at it.
struct ImportFault: Error, Equatable {
    /// What is wrong.
    let problem: DiagnosticProblem
    /// Where; in binary files line 1, and as column the byte counted from 1.
    let position: DocumentPosition
    /// The field it is about; empty where it is about none.
    let field: String

    /// A fault.
    init(_ problem: DiagnosticProblem, at position: DocumentPosition, field: String = "") {
        self.problem = problem
        self.position = position
        self.field = field
    }

    /// A fault in words.
    init(_ reason: String, at position: DocumentPosition, field: String = "") {
        self.init(.invalid(reason: reason), at: position, field: field)
    }

    /// This fault as the error of reading the file `name`.
    func error(file name: String) -> DocumentError {
        .faults([Diagnostic(file: name, position: position, keyPath: field, problem: problem)])
    }
}
