package import Scoring

/// One person's choices: for each feature that may change the values it can take and what each costs.
///
/// Where the model is constant between cells, one value a cell is enough: the cheapest the policy allows. A number in
/// which the score is continuous has the whole numbers of a count, or `steps` even ones over its range: the answer is then
/// the best of these.
package struct RecourseProblem: Equatable, Sendable {
    /// Even steps over the range of a number in which the score is continuous.
    package static let steps = 64

    /// One value of one feature.
    package struct Option: Equatable, Sendable {
        /// The value.
        package let value: Double
        /// What it costs; 0 for the person's own.
        package let cost: Double
    }

    /// One feature that may change, with its options from the cheapest on; the first is the person's own value.
    package struct Choice: Equatable, Sendable {
        /// The feature.
        package let feature: Int
        /// Its options.
        package let options: [Option]
    }

    /// The person as it is.
    package let row: [Double]
    /// What is to be reached.
    package let target: RecourseTarget
    /// The features that may change, rising; those with nothing but their own value are left out.
    package let choices: [Choice]

    /// The choices of one person.
    ///
    /// - Parameters:
    ///   - row: the person, in the model's schema.
    ///   - target: what is to be reached.
    ///   - policy: what may change at what cost.
    ///   - countsFeatures: whether every change costs 1, so that the least number of changes is asked for.
    ///   - model: the model.
    package init(
        row: [Double],
        target: RecourseTarget,
        policy: RecoursePolicy,
        countsFeatures: Bool = false,
        model: any ScoringModel
    ) {
        self.row = row
        self.target = target
        let descriptor = model.descriptor
        let structure = (model as? any StructuredModel)?.structure(ofOutput: descriptor.decision.output)
        choices = policy.actions.compactMap { action in
            let own = row[action.feature]
            if own.isNaN { return nil }
            let kind = descriptor.schema.features[action.feature].kind
            let values =
                action.values
                ?? Self.values(
                    of: action.feature,
                    own: own,
                    kind: kind,
                    direction: action.direction,
                    precision: descriptor.precision,
                    structure: structure
                )
            var options = values.filter { value in
                switch action.direction {
                case .any: value != own
                case .up: value > own
                case .down: value < own
                }
            }
            .map { value in
                Option(
                    value: value,
                    cost: countsFeatures
                        ? 1 : Self.cost(of: value, from: own, kind: kind, unit: action.unitCost)
                )
            }
            options.sort {
                ($0.cost, abs($0.value - own), $0.value) < ($1.cost, abs($1.value - own), $1.value)
            }
            options.insert(Option(value: own, cost: 0), at: 0)
            return options.count > 1 ? Choice(feature: action.feature, options: options) : nil
        }
    }

    /// Choices as they were written down.
    package init(row: [Double], target: RecourseTarget, choices: [Choice]) {
        self.row = row
        self.target = target
        self.choices = choices
    }

    /// What a change costs.
    private static func cost(of value: Double, from own: Double, kind: FeatureKind, unit: Double) -> Double {
        switch kind {
        case .binary, .categorical: unit
        case .ordinal, .count, .continuous: unit * abs(value - own)
        }
    }

    /// The values among which the cheapest answer is.
    private static func values(
        of feature: Int,
        own: Double,
        kind: FeatureKind,
        direction: RecoursePolicy.Direction,
        precision: Precision,
        structure: ModelStructure?
    ) -> [Double] {
        if let levels = kind.levels { return levels.indices.map { Double($0) } }
        if let cells = structure?.cells(ofFeature: feature) {
            return (0..<cells.count).compactMap {
                cells.nearestValue(inCell: $0, to: own, kind: kind, precision: precision)
            }
        }
        guard let range = kind.range else { return [] }
        let width = range.upperBound - range.lowerBound
        if case .count = kind, width <= 1024 {
            return Array(stride(from: range.lowerBound, through: range.upperBound, by: 1))
        }
        guard width.isFinite, width > 0 else { return [] }
        return (0...steps).map { step in
            var value = range.lowerBound + width * Double(step) / Double(steps)
            if case .count = kind { value = value.rounded() }
            if precision == .float32 { value = Double(Float(value)) }
            return min(max(value, range.lowerBound), range.upperBound)
        }
    }

    /// The person with one option of each choice.
    package func row(_ options: [Int]) -> [Double] {
        var row = row
        for (choice, option) in zip(choices, options) { row[choice.feature] = choice.options[option].value }
        return row
    }

    /// What one option of each choice costs together, summed in the order of the features.
    package func cost(_ options: [Int]) -> Double {
        zip(choices, options).reduce(0) { $0 + $1.0.options[$1.1].cost }
    }
}
