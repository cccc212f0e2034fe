import Documents
import Scoring

/// Coefficients of a regression as statistics programs write them: a CSV file with a line a term.
///
/// ```csv
/// term,estimate,reference,min,max
/// (Intercept),-1.25,,,
/// age,0.02,,18,67
/// sexwoman,-0.14,sex=man,,
/// education=bac,0.2,none,,
/// age:sexwoman,0.01,,,
/// ```
///
/// `term` and `estimate` are needed (the layout of R's broom; `coefficient`, `coef` and `beta` are read as `estimate`); other
/// columns are left alone. A level is written `feature=level` with the reference level under `reference`, or as R does, name and level in
/// one word, with `feature=level` under `reference`. The reference level adds 0. A product of terms is written `a:b`. `min` and `max`
/// are the range of a number, where it is known.
struct CoefficientFile {
    /// One line.
    struct Row {
        /// The factors of the term, one unless it is an interaction.
        let factors: [String]
        let estimate: Double
        let reference: String
        let range: ClosedRange<Double>?
        let position: DocumentPosition
    }

    let intercept: Double
    let rows: [Row]

    private static let interceptNames = ["(intercept)", "intercept", "const", "_cons"]

    /// The coefficients in `bytes`.
    init(_ bytes: [UInt8], limits: ImportLimits = ImportLimits()) throws(ImportFault) {
        let table = try DelimitedText(bytes, limits: limits)
        let term = try table.column("term", "variable", "name")
        let estimate = try table.column("estimate", "coefficient", "coef", "beta")
        let reference = table.optionalColumn(["reference", "reference_level", "reference level"])
        let bounds = (table.optionalColumn(["min", "minimum"]), table.optionalColumn(["max", "maximum"]))
        var intercept: Double?
        var rows: [Row] = []
        var seen: Set<String> = []
        for fields in table.rows {
            let name = fields[term].text.filter { $0 != "`" }
            let position = fields[term].position
            guard !name.isEmpty else {
                throw ImportFault("the term has no name", at: position, field: "term")
            }
            guard seen.insert(name).inserted else {
                throw ImportFault(.duplicateName(name, what: "term"), at: position, field: "term")
            }
            let value = try fields[estimate].number("estimate")
            if Self.interceptNames.contains(name.lowercased()) {
                guard intercept == nil else {
                    throw ImportFault(.duplicateName(name, what: "intercept"), at: position, field: "term")
                }
                intercept = value
                continue
            }
            guard !name.contains("(") else {
                throw ImportFault(
                    "'\(name.prefix(60))' is a formula; compute it as a column of its own before the fit",
                    at: position,
                    field: "term"
                )
            }
            var range: ClosedRange<Double>?
            if let lower = bounds.0, let upper = bounds.1, !fields[lower].text.isEmpty {
                let (least, most) = (try fields[lower].number("min"), try fields[upper].number("max"))
                guard least <= most else {
                    throw ImportFault(.notRising(what: "bounds"), at: fields[lower].position, field: "min")
                }
                range = least...most
            }
            let factors = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard !factors.contains("") else {
                throw ImportFault("'\(name)' has an empty factor", at: position, field: "term")
            }
            rows.append(
                Row(
                    factors: factors,
                    estimate: value,
                    reference: reference.map { fields[$0].text } ?? "",
                    range: range,
                    position: position
                )
            )
        }
        guard let intercept else {
            throw ImportFault("there is no line '(Intercept)'; write 0 where the model has none", at: .start)
        }
        (self.intercept, self.rows) = (intercept, rows)
    }

    /// How many numbers it holds.
    var count: Int { rows.count + 1 }
}
