import Foundation
import Harness
import Synchronization

/// One line of standard error that says how far a run is; shown on a terminal only.
final class ProgressLine: Sendable {
    private let isShown: Bool
    private let state = Mutex(State())

    private struct State {
        var prefix = ""
        var lastShown: ContinuousClock.Instant?
    }

    /// A line; never shown where standard error is no terminal.
    init(isShown: Bool) {
        self.isShown = isShown && isatty(STDERR_FILENO) == 1
    }

    /// Shows what happened.
    func show(_ event: RunEvent) {
        guard isShown else { return }
        state.withLock { state in
            switch event {
            case .started(let index, let count, let model, let population):
                state.prefix = "[\(index + 1)/\(count)] \(model) on \(population)"
                Self.write(state.prefix)
            case .kept(let index, let count, let model, let population):
                Self.write("[\(index + 1)/\(count)] \(model) on \(population): kept")
            case .progress(_, let stage, let share):
                let now = ContinuousClock.now
                if let last = state.lastShown, share < 1, now - last < .milliseconds(80) { return }
                state.lastShown = now
                Self.write("\(state.prefix): \(stage) \(Int(share * 100)) %")
            case .ended(let model, let error):
                if let error {
                    Self.write("")
                    StandardError.print("\(model): \(error)")
                }
            }
        }
    }

    /// Shows a text.
    func show(_ text: String) {
        guard isShown else { return }
        Self.write(text)
    }

    /// Removes the line.
    func clear() {
        if isShown { Self.write("") }
    }

    private static func write(_ text: String) {
        FileHandle.standardError.write(Data("\r\u{1B}[2K\(text)".utf8))
    }
}
