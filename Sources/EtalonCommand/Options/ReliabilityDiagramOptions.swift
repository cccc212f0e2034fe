import ArgumentParser
import Measures

/// How the reliability diagram is made.
struct ReliabilityDiagramOptions: ParsableArguments {
    /// How scores are cut into bins.
    enum BinningOption: String, ExpressibleByArgument, CaseIterable {
        case uniform
        case rightClosed = "right-closed"
        case quantile
    }

    @Option(name: .long, help: "How many bins the reliability diagram has.")
    var bins = 10

    @Option(
        name: .long,
        help: "Bins of equal width, closed on the left or (right-closed) on the right, or at quantiles."
    )
    var binning: BinningOption = .uniform

    @Option(
        name: .long,
        help:
            "Intervals of the rates of bins, or (consistency) where the isotonic curve would lie if scores were calibrated."
    )
    var band: ReliabilityDiagram.Band = .wilson

    func validate() throws {
        if !(1...1000).contains(bins) { throw ValidationError("--bins \(bins): allowed is 1 to 1000") }
    }

    /// The settings, with the seed of a consistency band.
    func settings(seed: UInt64) throws -> ReliabilityDiagram.Settings {
        let binning: Binning =
            switch self.binning {
            case .uniform: .uniform(count: bins)
            case .rightClosed: .uniformRightClosed(count: bins)
            case .quantile: .quantile(count: bins)
            }
        return ReliabilityDiagram.Settings(binning: binning, band: band, seed: seed)
    }
}

extension ReliabilityDiagram.Band: ExpressibleByArgument {}
