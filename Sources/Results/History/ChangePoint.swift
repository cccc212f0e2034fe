/// Where the level of a series changed.
package struct ChangePoint: Equatable, Sendable {
    /// The first number of the new level, by its place in the series; the change came between it and the one before.
    package let index: Int
    /// The median before, since the change before this one.
    package let before: Double
    /// The median after, until the next change.
    package let after: Double

    /// The change as a share of what was; nil where that is 0.
    package var relativeChange: Double? {
        before == 0 ? nil : (after - before) / abs(before)
    }
}
