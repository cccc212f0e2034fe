import Foundation

/// Shares as per cent, in the reasons of verdicts.
enum Percent {
    /// Three significant digits, as in "7.31 %" and "0.002 %".
    static func text(_ share: Double) -> String {
        let percent = abs(share) * 100
        guard percent > 0, percent.isFinite else { return share == 0 ? "0 %" : "\(share)" }
        return String(format: "%.3g", percent) + " %"
    }
}
