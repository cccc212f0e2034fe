import Foundation

/// Shares as per cent, in the reasons of verdicts.
enum Percent {
    /// Three significant digits, as in "7.31 %" and "0.002 %".
    static func text(_ share: Double) -> String {
        let percent = abs(share) * 100
        guard percent > 0, percent.isFinite else { return share == 0 ? "0 %" : "\(share)" }
        return String(format: "%.3g", percent) + " %"
    }

    /// A probability with two significant digits, as in "0.012" and "3.1e-05".
    static func short(_ probability: Double) -> String { String(format: "%.2g", probability) }
}
