/// What can go wrong when files are turned into models and populations.
package enum DocumentError: Error, Equatable, Sendable {
    /// The files hold these faults, at least one.
    case faults([Diagnostic])
}

extension DocumentError: CustomStringConvertible {
    /// One line a fault.
    package var description: String {
        switch self {
        case .faults(let diagnostics): diagnostics.map(\.description).joined(separator: "\n")
        }
    }
}
