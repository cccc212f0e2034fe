package import Statistics

/// What the four-fifths rule says of a ratio of rates, given how sure the ratio is.
///
/// **Source**: the rule of the Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D): a rate below four
/// fifths of the highest is evidence of adverse impact. The rule knows no uncertainty; the interval adds it.
package enum FourFifthsVerdict: String, CaseIterable, Sendable {
    /// The whole interval lies below 4/5.
    case violated
    /// The whole interval lies above 4/5.
    case passed
    /// The interval holds 4/5.
    case undecided

    /// The verdict on a ratio; nil where it has no interval.
    package init?(_ ratio: Estimate) {
        guard let interval = ratio.interval else { return nil }
        self = interval.upper < 0.8 ? .violated : interval.lower > 0.8 ? .passed : .undecided
    }
}
