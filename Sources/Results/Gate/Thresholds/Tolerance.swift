/// How far a number may move: so much, or such a share of what it was, whichever is more.
package struct Tolerance: Equatable, Sendable {
    /// So much, in the unit of the number.
    package let absolute: Double
    /// Such a share of the baseline, as 0.05 for 5 %.
    package let relative: Double

    /// A tolerance.
    package init(absolute: Double = 0, relative: Double = 0) {
        self.absolute = absolute
        self.relative = relative
    }

    /// How far a number may be from `baseline`.
    package func allowed(around baseline: Double) -> Double {
        max(absolute, relative * abs(baseline))
    }
}

extension Tolerance: CustomStringConvertible {
    /// The tolerance as people read it, as in "5 %" or "1e-09 or 0.1 %".
    package var description: String {
        let parts = [absolute > 0 ? "\(absolute)" : nil, relative > 0 ? Percent.text(relative) : nil]
        let text = parts.compactMap(\.self).joined(separator: " or ")
        return text.isEmpty ? "nothing" : text
    }
}
