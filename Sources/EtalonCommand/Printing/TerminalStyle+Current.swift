import Foundation
import Reports

extension TerminalStyle {
    /// The style for this process's standard output; its width is that of `COLUMNS`, or 80.
    static var current: TerminalStyle {
        TerminalStyle(
            isTerminal: isatty(STDOUT_FILENO) == 1,
            environment: ProcessInfo.processInfo.environment
        )
    }
}
