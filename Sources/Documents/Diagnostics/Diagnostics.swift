/// Collects the faults of files while they are read, so that one pass finds them all.
///
/// Shared by everything that reads one model or one population; not for use from several threads.
package final class Diagnostics {
    /// More faults than this are not kept: the file is of another kind.
    private static let most = 1_000

    /// The faults, in the order in which they were found.
    package private(set) var list: [Diagnostic] = []

    /// No faults yet.
    package init() {}

    /// Whether there is no fault.
    package var isEmpty: Bool { list.isEmpty }

    /// The faults, by file and place.
    package var inOrder: [Diagnostic] {
        list.enumerated()
            .sorted { left, right in
                let first = (left.element.file, left.element.position.line, left.element.position.column)
                let second = (right.element.file, right.element.position.line, right.element.position.column)
                return first == second ? left.offset < right.offset : first < second
            }
            .map(\.element)
    }

    /// Keeps a fault; the same one is kept once.
    package func report(
        _ problem: DiagnosticProblem,
        file: String,
        at position: DocumentPosition,
        keyPath: String
    ) {
        let diagnostic = Diagnostic(file: file, position: position, keyPath: keyPath, problem: problem)
        guard list.count < Self.most, !list.contains(diagnostic) else { return }
        list.append(diagnostic)
    }

    /// What `make` makes; nil where it makes nothing or reports a fault.
    package func whole<Result>(_ make: () -> Result?) -> Result? {
        let before = list.count
        let result = make()
        return list.count == before ? result : nil
    }
}
