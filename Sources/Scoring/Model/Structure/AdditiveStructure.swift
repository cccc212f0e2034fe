/// A margin that is a sum of terms, each of few features.
package struct AdditiveStructure: Sendable {
    /// The constant.
    package let intercept: Double
    /// The terms, in the order of summation.
    package let terms: [AdditiveTerm]

    /// A sum.
    package init(intercept: Double, terms: [AdditiveTerm]) {
        self.intercept = intercept
        self.terms = terms
    }

    /// The margin of one person, summed in the order of the terms.
    package func margin(row: [Double]) -> Double {
        terms.reduce(intercept) { $0 + $1.value(row: row) }
    }
}

/// One term of an additive margin.
package struct AdditiveTerm: Sendable {
    /// The name by which parameters and attributions call it.
    package let name: String
    /// The features it reads, rising.
    package let features: [Int]
    /// The coefficient of a term that is a coefficient times its only feature; nil for any other.
    package let slope: Double?
    /// For each of its features where the term can jump, if it is constant in between; nil where it is not.
    package let breaks: [[Double]?]
    private let function: @Sendable (_ values: [Double]) -> Double

    /// A term.
    ///
    /// - Parameters:
    ///   - name: what it is called.
    ///   - features: the features it reads, rising.
    ///   - slope: its coefficient, if it is that times its only feature, NaN where that is missing.
    ///   - breaks: where it jumps, if it is constant in between; one entry a feature.
    ///   - function: its value for the values of its features; missing ones are NaN.
    package init(
        name: String,
        features: [Int],
        slope: Double? = nil,
        breaks: [[Double]?],
        function: @escaping @Sendable (_ values: [Double]) -> Double
    ) {
        precondition(breaks.count == features.count, "\(breaks.count) breaks of \(features.count) features")
        self.name = name
        self.features = features
        self.slope = slope
        self.breaks = breaks
        self.function = function
    }

    /// A coefficient times a feature.
    package static func linear(name: String, feature: Int, coefficient: Double) -> AdditiveTerm {
        AdditiveTerm(name: name, features: [feature], slope: coefficient, breaks: [nil]) {
            coefficient * $0[0]
        }
    }

    /// What the term adds for the values of its features.
    package func value(_ values: [Double]) -> Double { slope.map { $0 * values[0] } ?? function(values) }

    /// What the term adds for a person.
    package func value(row: [Double]) -> Double {
        slope.map { $0 * row[features[0]] } ?? function(features.map { row[$0] })
    }
}
