import Foundation
import Harness
import Models

/// The coefficients of a fitted regression as a table for people.
struct FitTable {
    private let fit: LogisticFit
    private let level: Double

    init(_ fit: LogisticFit, level: Double) {
        self.fit = fit
        self.level = level
    }

    /// What was fitted, one line a coefficient, and how well it fits.
    var text: String {
        let estimate = fit.estimate
        let percent = String(format: "%g", level * 100)
        var rows = [["", "estimate", "std. error", "z", "p", "\(percent) % interval"]]
        for coefficient in [estimate.intercept] + estimate.coefficients {
            let interval = coefficient.interval(level: level)
            rows.append([
                coefficient.name,
                Self.number(coefficient.value),
                Self.number(coefficient.standardError),
                String(format: "%.3f", coefficient.z),
                coefficient.p < 0.001
                    ? String(format: "%.1e", coefficient.p) : String(format: "%.4f", coefficient.p),
                "\(Self.number(interval.lowerBound)) to \(Self.number(interval.upperBound))",
            ])
        }
        let skipped =
            fit.rowsWithoutOutcome > 0
            ? "; \(fit.rowsWithoutOutcome) rows without an outcome were left out" : ""
        let weighted = fit.request.weight.map { " of weight \(Self.number(estimate.weight)) (\($0))" } ?? ""
        let penalised =
            estimate.ridge > 0
            ? "\nridge \(Self.number(estimate.ridge)): estimates are shrunk, standard errors are those of the penalised information"
            : ""
        return """
            \(fit.request.outcome): \(estimate.rows) rows\(weighted), \(Self.number(estimate.events)) with outcome 1\(skipped)

            \(TextColumns.aligned(rows))

            deviance \(Self.number(estimate.deviance)), of the intercept alone \(Self.number(estimate.nullDeviance)); \
            \(estimate.iterations) passes over the data\(penalised)
            """
    }

    private static func number(_ value: Double) -> String { String(format: "%.6g", value) }
}
