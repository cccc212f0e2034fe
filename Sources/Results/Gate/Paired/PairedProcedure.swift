import Foundation
import Statistics

/// Judges speed by paired samples: pure functions of what was measured.
///
/// Of each block, the logarithm of the ratio of the costs of new and old code is one observation. The exact one-sided
/// Wilcoxon signed-rank test asks whether the new code is slower (faster) by more than a margin. First blocks screen:
/// where they reject at the margin asked for there is a suspicion, and nothing more. Fresh blocks, which share no
/// sample with the first ones, confirm: there the margin is at least twice the noise floor that the null arm shows.
/// Equivalence is claimed where the whole interval lies within the margin asked for (two one-sided tests).
///
/// **Source**: Wilcoxon (1945); Hodges and Lehmann (1963), doi:10.1214/aoms/1177704172; Schuirmann (1987),
/// doi:10.1007/BF01068419.
package struct PairedProcedure: Sendable {
    private let settings: PairedSettings

    /// A procedure with these settings.
    package init(settings: PairedSettings = PairedSettings()) {
        self.settings = settings
    }

    /// What the first blocks say: perhaps a suspicion, never a regression or an improvement.
    ///
    /// **Edge cases**: blocks with a cost that is not positive and finite are left out; without any other block the
    /// state is an error.
    ///
    /// - Parameter blocks: The blocks, in any order.
    /// - Returns: Estimate, interval, tests, floor, and the state that follows.
    /// - Complexity: O(blocks^3).
    package func screen(_ blocks: [PairedBlock]) -> PairedResult {
        let evidence = PairedEvidence(blocks, nulls: blocks.compactMap(\.nullLogRatio), settings: settings)
        if let faulty = evidence.faulty { return faulty }
        guard let suspicion = evidence.suspicion else { return evidence.withoutChange }
        let word = suspicion == .regressed ? "slower" : "faster"
        return evidence.result(.inconclusive, "seems \(evidence.amount) \(word), not yet confirmed")
    }

    /// What fresh blocks make of a suspicion: only what both sets of blocks show is a regression or an improvement.
    ///
    /// - Parameters:
    ///   - screened: The first blocks.
    ///   - fresh: Blocks that share no sample with them.
    /// - Returns: What follows; the numbers are those of the fresh blocks, the floor that of all null arms.
    /// - Complexity: O(blocks^3).
    package func confirm(screened: [PairedBlock], fresh: [PairedBlock]) -> PairedResult {
        let nulls = (screened + fresh).compactMap(\.nullLogRatio)
        let screen = screen(screened)
        let evidence = PairedEvidence(fresh, nulls: nulls, settings: settings)
        if let faulty = evidence.faulty { return faulty }
        let bound = Percent.text(evidence.margin)
        if screen.suspicion == .regressed && evidence.slowerP < settings.alpha {
            return evidence.result(
                .regressed,
                "\(evidence.amount) slower, beyond \(bound), in two sets of blocks"
            )
        }
        if screen.suspicion == .improved && evidence.fasterP < settings.alpha {
            return evidence.result(
                .improved,
                "\(evidence.amount) faster, beyond \(bound), in two sets of blocks"
            )
        }
        guard screen.suspicion != nil, evidence.withoutChange.state != .equivalent else {
            return evidence.withoutChange
        }
        return evidence.result(.inconclusive, "a suspicion that fresh blocks did not confirm beyond \(bound)")
    }

    /// How much identical code may seem to differ: the upper 95 % bound of the size of the null arm's estimate.
    ///
    /// - Parameter nullLogRatios: The null arm's observations.
    /// - Returns: A relative change, as 0.01 for 1 %; 0 without observations.
    package static func floor(of nullLogRatios: [Double]) -> Double {
        let interval = HodgesLehmannEstimate.estimate(nullLogRatios, level: 0.9).interval
        guard let interval else { return 0 }
        return exp(max(abs(interval.lower), abs(interval.upper))) - 1
    }
}
