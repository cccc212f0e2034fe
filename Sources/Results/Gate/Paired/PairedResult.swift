/// What paired blocks of one benchmark say.
package struct PairedResult: Equatable, Sendable {
    /// How much more the new code costs, as 0.02 for 2 %: the Hodges-Lehmann estimate; nil without any block.
    package let change: Double?
    /// Its exact interval, whose level makes its ends agree with the one-sided tests.
    package let interval: MetricInterval?
    /// The p-value of "no slower than the margin", exact one-sided signed rank.
    package let slowerP: Double
    /// The p-value of "no faster than the margin".
    package let fasterP: Double
    /// How much the copy of the old code may seem to differ: the noise floor of this machine now.
    package let floor: Double
    /// The change that counts: the margin asked for, or twice the floor where that is more.
    package let margin: Double
    /// How many blocks there are.
    package let blocks: Int
    /// In how many of them the machine was busy.
    package let busyBlocks: Int
    /// Whether the copy of the old code was itself found to differ: then nothing here can be trusted.
    package let nullDiffers: Bool
    /// What the blocks suggest at the margin asked for, to be confirmed: regressed, improved, or nil.
    package let suspicion: VerdictState?
    /// What follows.
    package let state: VerdictState
    /// Why.
    package let reason: String
}
