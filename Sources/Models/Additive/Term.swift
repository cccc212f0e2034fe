package import Scoring

/// One addend of a linear predictor.
package struct Term: Equatable, Sendable {
    /// What a term adds for a person.
    package enum Kind: Equatable, Sendable {
        /// coefficient x value; `missing` where the value is missing, if the model has a number for that.
        case numeric(feature: Int, coefficient: Double, missing: Double?)
        /// One contribution for each level; `missing` where the value is missing, if the model has a number for that.
        case levels(feature: Int, contributions: [Double], missing: Double?)
        /// Constant between edges: scores[0] where the value is missing, else scores[1 + number of edges <= value].
        case bins(feature: Int, edges: [Double], scores: [Double])
        /// coefficient x the product of the factors; 0 where a factor is a level that the person does not have.
        case product(coefficient: Double, factors: [Factor])
        /// coefficient x the value of a formula.
        case formula(Expression, coefficient: Double)
    }

    /// One factor of a product.
    package enum Factor: Equatable, Sendable {
        /// The value of a number.
        case value(feature: Int)
        /// 1 for people of this level, 0 for the others.
        case level(feature: Int, code: Int)
    }

    /// The name by which parameters and attributions call it.
    package let name: String
    /// What it adds.
    package let kind: Kind
    /// Where it does not hold the term adds nothing; nil for a term that always counts.
    package let gate: Expression?

    /// A term.
    package init(name: String, kind: Kind, gate: Expression? = nil) {
        self.name = name
        self.kind = kind
        self.gate = gate
    }

    /// The features it reads, those of its gate included, in rising order.
    package var features: [Int] {
        var features = Set(gate?.features ?? [])
        switch kind {
        case .numeric(let feature, _, _), .levels(let feature, _, _), .bins(let feature, _, _):
            features.insert(feature)
        case .product(_, let factors):
            for factor in factors {
                switch factor {
                case .value(let feature), .level(let feature, _): features.insert(feature)
                }
            }
        case .formula(let expression, _):
            features.formUnion(expression.features)
        }
        return features.sorted()
    }
}
