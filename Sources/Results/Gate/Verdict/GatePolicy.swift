/// What makes a gate fail, beyond regressions and errors.
package struct GatePolicy: Equatable, Sendable {
    /// Whether verdicts that say neither way fail too.
    package var failsOnInconclusive: Bool
    /// Whether a comparison that cannot be made fails.
    package var requiresComparability: Bool
    /// Whether a run with improvements and nothing worse has an exit code of its own.
    package var reportsImprovements: Bool

    /// A policy; by itself, the gate fails on regressions and errors only.
    package init(
        failsOnInconclusive: Bool = false,
        requiresComparability: Bool = false,
        reportsImprovements: Bool = false
    ) {
        self.failsOnInconclusive = failsOnInconclusive
        self.requiresComparability = requiresComparability
        self.reportsImprovements = reportsImprovements
    }
}

/// How the command ends.
package enum GateExit: Int32, Sendable {
    /// Nothing is worse.
    case passed = 0
    /// Something is worse.
    case regressed = 2
    /// The two sides cannot be compared, or the machine was unfit, and that was required.
    case notComparable = 3
    /// Something is better and nothing worse, and that was asked for.
    case improved = 4
    /// A plugin or model failed.
    case failed = 5
}

extension GateReport {
    /// How the command ends under `policy`; an error weighs more than a regression, and that more than the rest.
    package func exit(policy: GatePolicy = GatePolicy()) -> GateExit {
        let counts = counts
        func has(_ state: VerdictState) -> Bool {
            counts[state, default: 0] > 0
        }
        if has(.error) { return .failed }
        if has(.regressed) || (policy.failsOnInconclusive && has(.inconclusive)) { return .regressed }
        if policy.requiresComparability && (has(.notComparable) || has(.invalidEnvironment)) {
            return .notComparable
        }
        return policy.reportsImprovements && has(.improved) ? .improved : .passed
    }
}
