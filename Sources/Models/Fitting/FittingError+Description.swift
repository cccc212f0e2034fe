extension FittingError: CustomStringConvertible {
    /// What was wrong, where, and what to do, for people.
    package var description: String {
        switch self {
        case .noRows:
            "there is no row to fit to: the data are empty, or no row has an outcome and a weight above 0"
        case .noColumns: "there is no column to fit: name at least one feature"
        case .tooFewRows(let rows, let parameters):
            "\(rows) rows cannot determine \(parameters) parameters: use fewer columns or more rows"
        case .illegalOutcome(let row, let value):
            "row \(row + 1): the outcome is \(value); it must be 0 or 1"
        case .illegalWeight(let row, let value):
            "row \(row + 1): the weight is \(value); it must be a finite number of 0 or more"
        case .oneClass(let outcome, let rows):
            "all \(rows) rows have the outcome \(outcome): there is nothing to tell apart"
        case .notFinite(let column, let row):
            "column '\(column)', row \(row + 1): the value is missing or infinite; remove the row or impute the value"
        case .constantColumns(let names):
            "\(Self.list(names)) the same value in every row: leave \(names.count == 1 ? "it" : "them") out"
        case .dependentColumn(let name, let others):
            others.isEmpty
                ? "column '\(name)' is constant up to rounding: leave it out"
                : """
                column '\(name)' is a linear combination of \(Self.quoted(others)): leave one of them out or give a ridge
                """
        case .separation(let columns, let isComplete):
            """
            \(Self.quoted(columns)) separate\(columns.count == 1 ? "s" : "") the outcomes \
            \(isComplete ? "completely" : "for some rows"): no finite coefficient is the most likely one; \
            leave out \(columns.count == 1 ? "the column" : "one of the columns"), merge levels, or give a ridge
            """
        case .illegalRidge(let value): "a ridge of \(value): it must be a finite number of 0 or more"
        case .notConverged(let iterations, let deviance):
            """
            no maximum of the likelihood after \(iterations) iterations (deviance \(deviance)): rescale the columns, \
            leave one out, or give a ridge
            """
        case .algebra(let error): "the equations of the fit cannot be solved: \(error)"
        }
    }

    private static func list(_ names: [String]) -> String {
        "\(names.count == 1 ? "column" : "columns") \(quoted(names)) \(names.count == 1 ? "has" : "have")"
    }

    private static func quoted(_ names: [String]) -> String {
        names.map { "'\($0)'" }.joined(separator: ", ")
    }
}
