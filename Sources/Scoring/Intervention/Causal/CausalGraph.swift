/// Declared structural equations: which features follow from which, so that a change spreads to what it causes.
///
/// Declared, not found: what the equations say is an assumption of whoever wrote them.
public struct CausalGraph: Sendable {
    /// How one feature follows from others.
    public struct Equation: Sendable {
        /// The feature that follows.
        public let feature: Int
        /// Its value for a person who does not deviate: a number, or the code of a level.
        public let formula: Expression
        /// Why it is taken to hold.
        public let reason: String

        /// An equation.
        public init(feature: Int, formula: Expression, reason: String = "") {
            self.feature = feature
            self.formula = formula
            self.reason = reason
        }
    }

    /// The equations, each after those of the features that it reads.
    public let equations: [Equation]

    /// The equations of some features, from their formulas.
    ///
    /// - Parameters:
    ///   - formulas: at most one a feature.
    ///   - schema: the features.
    /// - Throws: `ScoringError.unknownFeature`, `.expression` for what cannot be read; `.illegalChange` for a feature
    ///   with two equations, or equations that go in a circle.
    public init(
        _ formulas: [(feature: String, formula: String)],
        schema: Schema
    ) throws(ScoringError) {
        var read: [Equation] = []
        for (name, formula) in formulas {
            let index = try schema.requireIndex(of: name)
            let expression = try Expression(
                parsing: formula,
                schema: schema,
                resultingIn: schema.features[index]
            )
            read.append(Equation(feature: index, formula: expression))
        }
        try self.init(equations: read, schema: schema)
    }

    /// Equations that have been read, in any order.
    ///
    /// - Throws: `ScoringError.illegalChange` for a feature with two equations, or equations that go in a circle.
    public init(equations read: [Equation], schema: Schema) throws(ScoringError) {
        var pending: [Equation] = []
        for equation in read {
            if pending.contains(where: { $0.feature == equation.feature }) {
                throw .illegalChange(
                    feature: schema.features[equation.feature].name,
                    change: "structural equation",
                    reason: "it has two equations"
                )
            }
            pending.append(equation)
        }
        var ordered: [Equation] = []
        while !pending.isEmpty {
            let open = Set(pending.map(\.feature))
            guard let next = pending.firstIndex(where: { open.isDisjoint(with: $0.formula.features) }) else {
                let circle = pending.map { schema.features[$0.feature].name }.joined(separator: ", ")
                throw .illegalChange(
                    feature: circle,
                    change: "structural equations",
                    reason: "each of them needs another one of them first"
                )
            }
            ordered.append(pending.remove(at: next))
        }
        equations = ordered
    }

    /// Whether a change of these features sets an equation in motion.
    package func spreads(from changed: Set<Int>) -> Bool { !downstream(of: changed).isEmpty }

    /// The equations that a change of these features sets in motion, in order; a changed feature's own is cut.
    func downstream(of changed: Set<Int>) -> [Equation] {
        var moved = changed
        return equations.filter { equation in
            guard !changed.contains(equation.feature), !moved.isDisjoint(with: equation.formula.features)
            else {
                return false
            }
            moved.insert(equation.feature)
            return true
        }
    }

    /// People whose features follow a change.
    ///
    /// A person keeps the deviation from an equation: a number moves by as much as its equation does; a level follows its
    /// equation for people who were where it put them, and stays for the others.
    ///
    /// **Edge cases**: a value that is missing, or for which the equation has none, stays. A value that would leave its
    /// range makes the change illegal for that person, as does a rule that is broken afterwards and was not before.
    ///
    /// - Parameters:
    ///   - changed: people after an intervention.
    ///   - people: the same as they were.
    ///   - schema: their features.
    /// - Returns: the people after everything that follows.
    /// - Throws: what replacing a column throws.
    /// - Complexity: O(people x (equations + rules x features)).
    package func propagate(
        _ changed: ChangedPeople,
        from people: People,
        schema: Schema
    ) throws(ScoringError) -> ChangedPeople {
        var statuses = changed.statuses
        var after = changed.people
        var touched = Set(changed.changedFeatures)
        for equation in downstream(of: touched) {
            let kind = schema.features[equation.feature].kind
            let before = equation.formula.values(over: people)
            let now = equation.formula.values(over: after)
            var values = people.values(ofFeature: equation.feature)
            for person in values.indices where statuses[person] == .changed {
                let own = values[person]
                guard !own.isNaN, !before[person].isNaN, !now[person].isNaN, now[person] != before[person]
                else {
                    continue
                }
                let value: Double
                if kind.levels != nil {
                    value = own == before[person] ? now[person] : own
                } else {
                    value = own + (now[person] - before[person])
                }
                if kind.contains(value) { values[person] = value } else { statuses[person] = .outOfRange }
            }
            after = try after.replacing(feature: equation.feature, with: values)
            touched.insert(equation.feature)
        }
        let rules = schema.consistency.filter { !touched.isDisjoint(with: $0.features) }
        if !rules.isEmpty {
            for person in statuses.indices where statuses[person] == .changed {
                let (row, own) = (after.row(person), people.row(person))
                if rules.contains(where: { $0.isBroken(by: row) && !$0.isBroken(by: own) }) {
                    statuses[person] = .inconsistent
                }
            }
        }
        // Whoever cannot be changed keeps all own values.
        for feature in touched {
            let own = people.values(ofFeature: feature)
            var values = after.values(ofFeature: feature)
            for person in values.indices where statuses[person] != .changed { values[person] = own[person] }
            after = try after.replacing(feature: feature, with: values)
        }
        return ChangedPeople(people: after, changedFeatures: touched.sorted(), statuses: statuses)
    }
}
