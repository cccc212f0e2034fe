package import Scoring

/// The question an inner node asks.
package struct Split: Sendable, Hashable {
    /// Index of the feature it reads.
    package let feature: Int
    /// How the value is compared.
    package let comparison: Comparison
    /// The precision of the comparison; the value is rounded to it first.
    package let precision: Precision
    /// What the value is compared with; zero for sets.
    package let threshold: Double
    /// The categories of a set, ascending; empty for thresholds.
    package let categories: [Int]
    /// What is missing, and where it goes.
    package let missing: MissingRule

    /// A split at a threshold.
    package init(
        feature: Int,
        _ comparison: Comparison,
        _ threshold: Double,
        precision: Precision,
        missing: MissingRule
    ) {
        precondition(comparison == .less || comparison == .lessOrEqual, "a set without categories")
        self.feature = feature
        self.comparison = comparison
        self.precision = precision
        self.threshold = threshold
        categories = []
        self.missing = missing
    }

    /// A split by a set of categories.
    package init(
        feature: Int,
        _ comparison: Comparison,
        categories: [Int],
        precision: Precision,
        missing: MissingRule
    ) {
        precondition(comparison == .inSet || comparison == .notInSet, "a threshold with categories")
        self.feature = feature
        self.comparison = comparison
        self.precision = precision
        threshold = 0
        self.categories = categories.sorted()
        self.missing = missing
    }

    /// Whether a person with `value` goes left.
    ///
    /// - Complexity: O(log categories).
    package func goesLeft(_ value: Double, matching: CategoryMatching) -> Bool {
        if missing.matches(value) { return missing.goesLeft }
        let present = value.isNaN ? 0 : value
        return comparesLeft(precision == .float32 ? Double(Float(present)) : present, matching: matching)
    }

    /// The comparison alone, of a value that is present and rounded to the precision.
    private func comparesLeft(_ value: Double, matching: CategoryMatching) -> Bool {
        switch comparison {
        case .less: value < threshold
        case .lessOrEqual: value <= threshold
        case .inSet: matching.category(of: value).map(contains) ?? false
        case .notInSet: !(matching.category(of: value).map(contains) ?? false)
        }
    }

    private func contains(_ category: Int) -> Bool {
        var low = 0
        var high = categories.count
        while low < high {
            let middle = (low + high) / 2
            if categories[middle] < category { low = middle + 1 } else { high = middle }
        }
        return low < categories.count && categories[low] == category
    }
}
