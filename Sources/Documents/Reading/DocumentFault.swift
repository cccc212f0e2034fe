/// Where and why a file could not be read any further.
struct DocumentFault: Error, Equatable {
    /// What is wrong.
    let problem: DiagnosticProblem
    /// Where.
    let position: DocumentPosition

    /// A fault at `offset` of `bytes`.
    init(_ problem: DiagnosticProblem, offset: Int, in bytes: [UInt8]) {
        self.problem = problem
        let before = bytes[..<min(max(0, offset), bytes.count)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
        position = DocumentPosition(line: line, column: column)
    }

    /// A fault at a place.
    init(_ problem: DiagnosticProblem, at position: DocumentPosition) {
        self.problem = problem
        self.position = position
    }
}
