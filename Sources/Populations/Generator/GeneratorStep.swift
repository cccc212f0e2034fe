package import Scoring

/// One step in making a person: it reads features made before and writes one or more.
package enum GeneratorStep: Equatable, Sendable {
    /// A feature drawn from one uniform number.
    case draw(DrawStep)
    /// A feature that follows from others.
    case derived(feature: Int, Expression)
    /// Several features with levels drawn together from one uniform number.
    case joint(JointTable)

    /// The features it writes.
    package var writes: [Int] {
        switch self {
        case .draw(let step): [step.feature]
        case .derived(let feature, _): [feature]
        case .joint(let table): table.features
        }
    }

    /// The features it reads.
    package var reads: Set<Int> {
        switch self {
        case .draw(let step): step.reads
        case .derived(_, let expression): Set(expression.features)
        case .joint(let table): Set(table.given)
        }
    }
}

/// A feature drawn from one uniform number, in a way that depends on the case a person is in.
///
/// An immutable object, so that the steps of a population pass through its generator without their tables being counted.
package final class DrawStep: Equatable, Sendable {
    /// How the value comes from the uniform number.
    package enum Sampler: Equatable, Sendable {
        /// The code of a level.
        case levels(InverseTable)
        /// A number.
        case number(NumberSampler)
        /// 1 where the uniform number is below the probability, else 0.
        case probability(Expression)
        /// No value: NaN.
        case missing

        /// The table it draws from; nil where there is none.
        var table: CaseTable.Case? {
            switch self {
            case .levels(let table):
                CaseTable.Case(table: table, values: (0..<table.count).map { Double($0) })
            case .number(let number):
                number.table.map { CaseTable.Case(table: $0, values: $1) }
            case .probability:
                nil
            case .missing:
                CaseTable.Case(table: InverseTable(weights: [1]), values: [.nan])
            }
        }
    }

    /// One case: who is in it, and how they draw.
    package struct Case: Equatable, Sendable {
        /// Who is in it; nil for everybody that no earlier case took.
        package let condition: Expression?
        /// How they draw.
        package let sampler: Sampler

        /// A case.
        package init(condition: Expression?, sampler: Sampler) {
            self.condition = condition
            self.sampler = sampler
        }
    }

    /// The feature it writes.
    package let feature: Int
    /// Where the uniform numbers come from.
    package let stream: UniformStream
    /// The cases in order; the first that holds counts, and the last is everybody's.
    package let cases: [Case]
    /// The conditions of all cases but the last.
    let conditions: [Expression]
    /// The tables of all cases where each has one: then everybody draws in one pass.
    let table: CaseTable?

    /// A draw of `feature`.
    ///
    /// - Precondition: the last case has no condition, and every other has one.
    package init(feature: Int, stream: UniformStream, cases: [Case]) {
        precondition(
            cases.last.map { $0.condition == nil } ?? false
                && cases.dropLast().allSatisfy { $0.condition != nil },
            "\(cases.count) cases of feature \(feature)"
        )
        self.feature = feature
        self.stream = stream
        self.cases = cases
        conditions = cases.compactMap(\.condition)
        let tables = cases.compactMap(\.sampler.table)
        table = tables.count == cases.count && cases.count > 1 ? CaseTable(tables) : nil
    }

    package static func == (one: DrawStep, other: DrawStep) -> Bool {
        one.feature == other.feature && one.stream == other.stream && one.cases == other.cases
    }

    /// The features it reads.
    package var reads: Set<Int> {
        cases.reduce(into: []) { features, next in
            features.formUnion(next.condition?.features ?? [])
            if case .probability(let expression) = next.sampler { features.formUnion(expression.features) }
        }
    }
}
