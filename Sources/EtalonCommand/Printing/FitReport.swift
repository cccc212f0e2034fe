import Harness
import Models

/// A fit as `--format json` prints it.
struct FitReport: Encodable {
    let model: String
    let folder: String
    let outcome: String
    let sha256: String
    let rows: Int
    let rowsWithoutOutcome: Int
    let weight: Double
    let events: Double
    let deviance: Double
    let nullDeviance: Double
    let ridge: Double
    let iterations: Int
    let level: Double
    let coefficients: [Coefficient]

    struct Coefficient: Encodable {
        let name: String
        let estimate: Double
        let standardError: Double
        let z: Double
        let p: Double
        let lower: Double
        let upper: Double
    }

    init(_ fit: LogisticFit, level: Double, folder: String) {
        model = fit.request.id
        self.folder = folder
        outcome = fit.request.outcome
        sha256 = fit.sha256
        rows = fit.estimate.rows
        rowsWithoutOutcome = fit.rowsWithoutOutcome
        weight = fit.estimate.weight
        events = fit.estimate.events
        deviance = fit.estimate.deviance
        nullDeviance = fit.estimate.nullDeviance
        ridge = fit.estimate.ridge
        iterations = fit.estimate.iterations
        self.level = level
        coefficients = ([fit.estimate.intercept] + fit.estimate.coefficients).map { coefficient in
            let interval = coefficient.interval(level: level)
            return Coefficient(
                name: coefficient.name,
                estimate: coefficient.value,
                standardError: coefficient.standardError,
                z: coefficient.z,
                p: coefficient.p,
                lower: interval.lowerBound,
                upper: interval.upperBound
            )
        }
    }
}
