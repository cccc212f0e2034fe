import DenseMatrix
import Scoring

/// One block of people scored by a declarative model, with the margins of its columns kept.
///
/// A changed column is its margin less what the changed features added plus what they add now, then its link; rules and formulas
/// are evaluated again where something they read has changed.
struct DeclarativeRescoring: Rescoring {
    let scores: OutputScores

    private let model: DeclarativeModel
    private let output: Int
    private let plan: RescoringPlan
    /// The people with imputed values in place.
    private let people: People
    /// The scores of all columns; those that the output does not depend on are zero.
    private let columns: DenseMatrix<Double>
    /// The margin of each column that has one.
    private let margins: [Int: [Double]]
    /// What features added to columns before any change, as far as it was asked for.
    private var before: [BeforeKey: [Double]] = [:]

    private struct BeforeKey: Hashable {
        let column: Int
        let features: [Int]
    }

    init(of people: People, by model: DeclarativeModel, output: Int) throws(ScoringError) {
        self.model = model
        self.output = output
        let plan = model.rescoringPlan(ofOutput: output)
        self.plan = plan
        let complete = try model.missingValues.apply(to: people)
        self.people = complete
        var columns = DenseMatrix<Double>(rows: people.count, columns: model.columnCount)
        var margins: [Int: [Double]] = [:]
        for column in plan.columns {
            margins[column.number] = Self.compute(column, model: model, people: complete, into: &columns)
        }
        self.columns = columns
        self.margins = margins
        scores = Self.scores(in: columns, margins: margins, model: model, output: output)
        if !scores.values.allSatisfy(\.isFinite) {
            // The full scoring says what is wrong, and with whom.
            _ = try model.scores(of: people)
        }
    }

    mutating func scores(of changed: ChangedPeople) throws(ScoringError) -> OutputScores {
        let features = changed.changedFeatures
        if features.isEmpty { return scores }
        let now =
            model.missingValues.imputesValues
            ? try model.missingValues.apply(to: changed.people) : changed.people
        var columns = columns
        var margins = margins
        var moved: Set<Int> = []
        for column in plan.columns {
            let share = plan.share(of: features, inColumn: column)
            switch share {
            case .nothing: continue
            case .terms, .trees:
                guard let own = margins[column.number], let after = share.addends(of: now) else { continue }
                let key = BeforeKey(column: column.number, features: features)
                let known = before[key] ?? share.addends(of: people) ?? []
                before[key] = known
                var margin = own
                for person in margin.indices { margin[person] += after[person] - known[person] }
                margins[column.number] = margin
                model.parts[column.part].apply(
                    margin,
                    output: column.output,
                    to: &columns,
                    column: column.number
                )
                moved.insert(column.number)
            case .everything:
                if reads(column, features: features, moved: moved) {
                    margins[column.number] = Self.compute(column, model: model, people: now, into: &columns)
                    moved.insert(column.number)
                }
            }
        }
        let result = Self.scores(in: columns, margins: margins, model: model, output: output)
        if !result.values.allSatisfy(\.isFinite) { _ = try model.scores(of: changed.people) }
        return result
    }

    /// Whether a column that is computed as a whole has to be computed again.
    private func reads(_ column: RescoringPlan.Column, features: [Int], moved: Set<Int>) -> Bool {
        switch model.parts[column.part] {
        case .additive, .trees: true
        case .rules(let rules):
            !moved.isDisjoint(with: column.reads)
                || (rules.flags.map(\.condition) + rules.rules.map(\.condition)).contains {
                    !Set($0.features).isDisjoint(with: features)
                }
        case .formulas(let formulas):
            !moved.isDisjoint(with: column.reads)
                || !Set(formulas.formulas[column.output].expression.features).isDisjoint(with: features)
        }
    }

    /// Computes a column, and gives its margin where it has one.
    private static func compute(
        _ column: RescoringPlan.Column,
        model: DeclarativeModel,
        people: People,
        into columns: inout DenseMatrix<Double>
    ) -> [Double]? {
        let part = model.parts[column.part]
        switch part {
        case .additive:
            guard let margin = column.margin?.scores(of: people) else { return nil }
            part.apply(margin, output: column.output, to: &columns, column: column.number)
            return margin
        case .trees(let trees) where trees.outputs.count == 1:
            var margin = [Double](repeating: 0, count: people.count)
            var span = margin.mutableSpan
            trees.addMargins(of: people, to: &span)
            part.apply(margin, output: column.output, to: &columns, column: column.number)
            return margin
        case .trees, .rules, .formulas:
            part.score(people, into: &columns, from: column.first)
            return nil
        }
    }

    private static func scores(
        in columns: DenseMatrix<Double>,
        margins: [Int: [Double]],
        model: DeclarativeModel,
        output: Int
    ) -> OutputScores {
        let number = model.exposedColumns[output]
        let column = columns.column(number)
        let span = column.span
        let values = span.indices.map { span[$0] }
        guard model.structure(ofOutput: output)?.isLogistic == true, let margin = margins[number] else {
            return OutputScores(values: values)
        }
        // At its bounds a probability has no log odds, whatever the margin is.
        let logOdds = zip(margin, values).map { $1 > 0 && $1 < 1 ? $0 : .nan }
        return OutputScores(values: values, logOdds: logOdds)
    }
}

extension ModelPart {
    /// Writes the scores of margins through the link of a part.
    fileprivate func apply(
        _ margins: [Double],
        output: Int,
        to columns: inout DenseMatrix<Double>,
        column: Int
    ) {
        columns.mutateColumn(column) { span in
            for index in span.indices { span[index] = margins[index] }
            switch self {
            case .additive(let part): part.predictors[output].inverseLink.apply(to: &span)
            case .trees(let part): part.transform.apply(to: &span, outputCount: 1)
            case .rules, .formulas: break
            }
        }
    }
}
