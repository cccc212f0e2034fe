import Foundation
import Statistics

/// What one set of blocks shows, before anything is concluded.
struct PairedEvidence {
    private let settings: PairedSettings
    private let change: Double?
    private let interval: MetricInterval?
    private let floor: Double
    private let count: Int
    private let busyBlocks: Int
    private let nullDiffers: Bool
    /// The change that counts here.
    let margin: Double
    /// The p-value of "no slower than the margin".
    let slowerP: Double
    /// The p-value of "no faster than the margin".
    let fasterP: Double
    /// What the blocks suggest at the margin asked for, the floor not considered.
    let suspicion: VerdictState?

    /// The evidence of `blocks`; the floor is that of `nulls`, which may come from more blocks.
    init(_ blocks: [PairedBlock], nulls: [Double], settings: PairedSettings) {
        let ratios = blocks.compactMap(\.logRatio)
        let estimate = HodgesLehmannEstimate.estimate(ratios, level: 1 - 2 * settings.alpha)
        self.settings = settings
        change = estimate.value.map { exp($0) - 1 }
        interval = estimate.interval.map { interval in
            MetricInterval(
                lower: exp(interval.lower) - 1,
                upper: exp(interval.upper) - 1,
                level: interval.level,
                method: interval.method.rawValue
            )
        }
        floor = max(settings.leastFloor, PairedProcedure.floor(of: nulls))
        margin = max(settings.margin, 2 * floor)
        count = ratios.count
        busyBlocks = blocks.count { block in
            (block.pressure ?? 0) > settings.limits.pressure || (block.stolen ?? 0) > settings.limits.stolen
        }
        slowerP = Self.p(ratios, beyond: margin)
        fasterP = Self.p(ratios.map { -$0 }, beyond: margin)
        suspicion =
            if Self.p(ratios, beyond: settings.margin) < settings.alpha {
                .regressed
            } else if Self.p(ratios.map { -$0 }, beyond: settings.margin) < settings.alpha {
                .improved
            } else {
                nil
            }
        let own = blocks.compactMap(\.nullLogRatio)
        let least = min(
            Self.p(own, beyond: settings.margin),
            Self.p(own.map { -$0 }, beyond: settings.margin)
        )
        nullDiffers = least < settings.alpha
    }

    /// The exact one-sided p-value that logarithms of ratios are no higher than that of `margin`.
    private static func p(_ ratios: [Double], beyond margin: Double) -> Double {
        WilcoxonSignedRankTest(differences: ratios.map { $0 - log(1 + margin) }).greaterP
    }

    /// The size of the change, as people read it.
    var amount: String {
        Percent.text(change ?? 0)
    }

    /// The result where nothing can be concluded: no samples, or an unfit machine.
    var faulty: PairedResult? {
        if change == nil { return result(.error, "no block has a cost of every arm") }
        if nullDiffers {
            return result(.invalidEnvironment, "a copy of the old code seemed to differ from it")
        }
        return 2 * busyBlocks > count ? result(.invalidEnvironment, "the machine was busy") : nil
    }

    /// The result where no change is claimed; a noise floor that raises the margin widens no equivalence.
    var withoutChange: PairedResult {
        let asked = settings.margin
        guard let interval, interval.upper < asked, interval.lower > 1 / (1 + asked) - 1 else {
            return result(
                .inconclusive,
                "neither beyond \(Percent.text(margin)) nor within \(Percent.text(asked))"
            )
        }
        return result(.equivalent, "within \(Percent.text(asked))")
    }

    /// The result with a state and its reason.
    func result(_ state: VerdictState, _ reason: String) -> PairedResult {
        PairedResult(
            change: change,
            interval: interval,
            slowerP: slowerP,
            fasterP: fasterP,
            floor: floor,
            margin: margin,
            blocks: count,
            busyBlocks: busyBlocks,
            nullDiffers: nullDiffers,
            suspicion: suspicion,
            state: state,
            reason: reason
        )
    }
}
