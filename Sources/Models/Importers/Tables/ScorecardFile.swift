import Documents
import Foundation
import Scoring

/// A scorecard as credit-scoring programs write it: a CSV file with a line a bin.
///
/// ```csv
/// variable,bin,points
/// basepoints,,30
/// age,"[-Inf,26)",12
/// age,"[26,40)",4
/// age,"[40,Inf)",-3
/// age,missing,0
/// sex,man,2
/// sex,woman,-2
/// ```
///
/// `variable`, `bin` and `points` are needed; other columns are left alone. The bins of a number are intervals, `[a,b)` or `(a,b]`,
/// that follow one another without a gap; those of levels are names, several joined by `%,%`; `missing` is the bin of missing
/// values. The variable `basepoints` is added to everybody. Where the variable `pdo` gives the points that double the odds, points
/// become a probability:
///
///     odds = base_odds x 2^((points - base_score) / pdo)
///
/// with the variables `base_odds` (1 unless given) and `base_score` (0 unless given); a negative `pdo` says that points lower the odds.
struct ScorecardFile {
    /// What one variable adds.
    enum Shape {
        /// Edges between the bins, and their points.
        case bins(edges: [Double], points: [Double], missing: Double?)
        /// Points of each level.
        case levels([(name: String, points: Double)], missing: Double?)
    }

    /// The variables in the order of the file.
    private(set) var variables: [(name: String, shape: Shape)] = []
    /// What everybody starts from.
    let base: Double
    /// Log odds of the event a point, and those of no points; nil where points stay points.
    let odds: (slope: Double, intercept: Double)?
    /// How many numbers the file holds.
    let count: Int

    private static let special = ["basepoints", "base_points", "pdo", "base_odds", "base_score"]

    /// The scorecard in `bytes`.
    init(_ bytes: [UInt8], limits: ImportLimits = ImportLimits()) throws(ImportFault) {
        let table = try DelimitedText(bytes, limits: limits)
        let variable = try table.column("variable", "feature", "characteristic")
        let bin = try table.column("bin", "attribute")
        let points = try table.column("points", "score")
        var numbers: [String: Double] = [:]
        var order: [String] = []
        var lines: [String: [ScorecardBin]] = [:]
        for fields in table.rows {
            let name = FeatureName.identifier(fields[variable].text.filter { $0 != " " })
            let value = try fields[points].number("points")
            if Self.special.contains(name) {
                guard numbers.updateValue(value, forKey: name == "base_points" ? "basepoints" : name) == nil
                else { throw ImportFault(.duplicateName(name, what: "line"), at: fields[variable].position) }
                continue
            }
            let line = try ScorecardBin(fields[bin], points: value)
            if lines[name] == nil { order.append(name) }
            lines[name, default: []].append(line)
        }
        guard !order.isEmpty else {
            throw ImportFault("there is no line of a variable with a bin and points", at: .start)
        }
        base = numbers["basepoints"] ?? 0
        count = table.rows.count
        if let pdo = numbers["pdo"] {
            let baseOdds = numbers["base_odds"] ?? 1
            guard pdo != 0, baseOdds > 0 else {
                throw ImportFault("'pdo' must not be 0, 'base_odds' must be above 0", at: .start)
            }
            let slope = log(2) / pdo
            odds = (slope, log(baseOdds) - (numbers["base_score"] ?? 0) * slope)
        } else {
            odds = nil
        }
        for name in order { variables.append((name, try ScorecardBin.shape(of: lines[name] ?? []))) }
    }

    /// The features that the bins are about.
    var features: [ImportedFeature] {
        variables.map { name, shape in
            switch shape {
            case .bins(_, _, let missing):
                ImportedFeature(name: name, range: nil, acceptsMissing: missing != nil)
            case .levels(let levels, let missing):
                ImportedFeature(
                    name: name,
                    kind: .categorical(levels: levels.map(\.name)),
                    acceptsMissing: missing != nil
                )
            }
        }
    }

    /// The constant and the terms over the features of `schema`, as log odds where the file says how.
    func sum(schema: Schema) throws(ImportFault) -> (intercept: Double, terms: [Term]) {
        let slope = odds?.slope ?? 1
        var terms: [Term] = []
        for (name, shape) in variables {
            guard let feature = schema.index(of: name) else {
                throw ImportFault(
                    .unknownWord(name, what: "feature", known: schema.features.map(\.name)),
                    at: .start
                )
            }
            switch shape {
            case .bins(let edges, let points, let missing):
                let scores = ([missing ?? 0] + points).map { $0 * slope }
                terms.append(Term(name: name, kind: .bins(feature: feature, edges: edges, scores: scores)))
            case .levels(let levels, let missing):
                let names = schema.features[feature].kind.levels ?? []
                var contributions: [Double] = []
                for level in names {
                    guard let points = levels.first(where: { $0.name == level })?.points else {
                        throw ImportFault("'\(name)' has no points for its level '\(level)'", at: .start)
                    }
                    contributions.append(points * slope)
                }
                let kind = Term.Kind.levels(
                    feature: feature,
                    contributions: contributions,
                    missing: missing.map { $0 * slope }
                )
                terms.append(Term(name: name, kind: kind))
            }
        }
        return (base * slope + (odds?.intercept ?? 0), terms)
    }
}
