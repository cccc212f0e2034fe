/// What a fresh process of a paired measurement runs.
package enum PairedArm: String, CaseIterable, Codable, Sendable {
    /// The old code.
    case baseline
    /// The new code.
    case current
    /// A copy of the old code: what it seems to differ by is the noise of this machine now.
    case null
}
