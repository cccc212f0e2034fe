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
        if !MarginColumn.isFinite(scores.values) {
            // The full scoring says what is wrong, and with whom.
            _ = try model.scores(of: people)
        }
    }

    mutating func scores(ofEach changes: [ChangedPeople]) throws(ScoringError) -> [OutputScores] {
        guard changes.count > 1, let column = plan.onlyColumn, let own = margins[column.number],
            let forks = plan.forks(changing: changes.map(\.changedFeatures))
        else { return try scoresOneByOne(of: changes) }
        var completed: [People] = []
        for change in changes { completed.append(try complete(change.people)) }
        var scores: [OutputScores] = []
        for (change, added) in zip(changes, forks.differences(of: people, changed: completed)) {
            scores.append(
                try finished(MarginColumn.sum(own, added), of: change.people, column: column)
            )
        }
        return scores
    }

    private mutating func scoresOneByOne(
        of changes: [ChangedPeople]
    ) throws(ScoringError) -> [OutputScores] {
        var scores: [OutputScores] = []
        for change in changes { scores.append(try self.scores(of: change)) }
        return scores
    }

    /// Changed people with imputed values in place.
    private func complete(_ changed: People) throws(ScoringError) -> People {
        model.missingValues.imputesValues ? try model.missingValues.apply(to: changed) : changed
    }

    mutating func scores(of changed: ChangedPeople) throws(ScoringError) -> OutputScores {
        let features = changed.changedFeatures
        if features.isEmpty { return scores }
        let now = try complete(changed.people)
        if let only = plan.onlyColumn, case let share = plan.share(of: features, inColumn: only), share.isSum
        {
            return try scores(of: changed, people: now, share: share, column: only)
        }
        var columns = columns
        var margins = margins
        var moved: Set<Int> = []
        for column in plan.columns {
            let share = plan.share(of: features, inColumn: column)
            switch share {
            case .nothing: continue
            case .terms, .trees:
                guard let own = margins[column.number], let after = share.addends(of: now) else { continue }
                let known = known(share, features: features, column: column)
                let margin = MarginColumn.shifted(own, from: known, to: after)
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
        if !MarginColumn.isFinite(result.values) { _ = try model.scores(of: changed.people) }
        return result
    }

    /// The scores of a model of one column whose changed features add something to its margin: nothing else is looked at.
    private mutating func scores(
        of changed: ChangedPeople,
        people now: People,
        share: ColumnShare,
        column: RescoringPlan.Column
    ) throws(ScoringError) -> OutputScores {
        guard let own = margins[column.number] else { return scores }
        var margin = own
        if let after = share.addends(of: now) {
            let known = known(share, features: changed.changedFeatures, column: column)
            margin = MarginColumn.shifted(own, from: known, to: after)
        }
        return try finished(margin, of: changed.people, column: column)
    }

    /// The scores of the margins of a model of one column.
    private func finished(
        _ margin: [Double],
        of changed: People,
        column: RescoringPlan.Column
    ) throws(ScoringError) -> OutputScores {
        var values = margin
        var span = values.mutableSpan
        model.parts[column.part].applyLink(to: &span, output: column.output)
        if !MarginColumn.isFinite(values) { _ = try model.scores(of: changed) }
        let isLogistic = model.structure(ofOutput: output)?.isLogistic == true
        return OutputScores(
            values: values,
            logOdds: isLogistic ? MarginColumn.logOdds(margin, of: values) : nil
        )
    }

    /// What features added to a column before any change.
    private mutating func known(
        _ share: ColumnShare,
        features: [Int],
        column: RescoringPlan.Column
    ) -> [Double] {
        let key = BeforeKey(column: column.number, features: features)
        if let known = before[key] { return known }
        let known = share.addends(of: people) ?? []
        before[key] = known
        return known
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
        return OutputScores(values: values, logOdds: MarginColumn.logOdds(margin, of: values))
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
            applyLink(to: &span, output: output)
        }
    }

    /// Turns margins into scores.
    fileprivate func applyLink(to margins: inout MutableSpan<Double>, output: Int) {
        switch self {
        case .additive(let part): part.predictors[output].inverseLink.apply(to: &margins)
        case .trees(let part): part.transform.apply(to: &margins, outputCount: 1)
        case .rules, .formulas: break
        }
    }
}
