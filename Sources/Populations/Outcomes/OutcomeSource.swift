/// How the label of an outcome came to be known.
package enum OutcomeSource: String, CaseIterable, Sendable {
    /// The generator's own: a uniform number below the known probability.
    case truth
    /// The truth seen through a process that errs.
    case observed
    /// The observed outcome of those who were inspected; nobody else's is known.
    case selected
}
