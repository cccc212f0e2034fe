/// One fault of a file: where, what is wrong, what is allowed.
package struct Diagnostic: Error, Equatable, Sendable {
    /// The file, as people call it.
    package let file: String
    /// The place in it.
    package let position: DocumentPosition
    /// The way from the root to the value, as in `features[2].levels`; empty for the file as a whole.
    package let keyPath: String
    /// What is wrong.
    package let problem: DiagnosticProblem

    /// A fault.
    package init(file: String, position: DocumentPosition, keyPath: String, problem: DiagnosticProblem) {
        self.file = file
        self.position = position
        self.keyPath = keyPath
        self.problem = problem
    }
}
