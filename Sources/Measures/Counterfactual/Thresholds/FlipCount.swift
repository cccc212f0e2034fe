/// How many people a change moves over one threshold.
package struct FlipCount: Equatable, Sendable {
    /// Selected where the score is at least this.
    package let threshold: Double
    /// People below it before and not after.
    package let up: Int
    /// People below it after and not before.
    package let down: Int

    /// People on the other side of it.
    package var changed: Int { up + down }
    /// How many more are selected.
    package var net: Int { up - down }

    /// A count.
    package init(threshold: Double, up: Int, down: Int) {
        self.threshold = threshold
        self.up = up
        self.down = down
    }
}
