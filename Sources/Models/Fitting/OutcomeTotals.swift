/// How many rows there are to learn from, and how many of each outcome.
struct OutcomeTotals: Equatable, Sendable {
    /// Rows with a weight above 0.
    private(set) var rows = 0
    /// The sum of the weights.
    private(set) var weight = 0.0
    /// The sum of the weights where the outcome is 1.
    private(set) var events = 0.0

    /// Counts, and checks that every outcome is 0 or 1 and every weight a finite number of 0 or more.
    ///
    /// - Throws: `FittingError.illegalOutcome`, `.illegalWeight`, `.noRows`, `.oneClass`.
    init<Element: KernelColumn>(_ data: DesignData<Element>) throws(FittingError) {
        for row in 0..<data.rows {
            let outcome = data.outcomes[row]
            let weight = data.weights[row]
            guard outcome == 0 || outcome == 1 else { throw .illegalOutcome(row: row, value: outcome) }
            guard weight >= 0, weight.isFinite else { throw .illegalWeight(row: row, value: weight) }
            if weight > 0 { rows += 1 }
            self.weight += weight
            events += weight * outcome
        }
        guard rows > 0 else { throw .noRows }
        if events == 0 { throw .oneClass(outcome: 0, rows: rows) }
        if events == weight { throw .oneClass(outcome: 1, rows: rows) }
    }
}
