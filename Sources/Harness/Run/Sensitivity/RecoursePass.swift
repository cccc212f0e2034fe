import DenseMatrix
import Measures
import Results
import Scoring
import Statistics

/// Recourse of a population: of the first people who are not decided lowest, whom some permitted change would help, and at what cost.
struct RecoursePass: Sendable {
    /// People for whom the smallest change is searched; fewer where a model has to be tried combination by combination.
    private static let searched = 400
    private static let triedOut = 100
    /// Boxes after which a search gives up.
    private static let boxLimit = 1 << 14

    let plan: RunPlan
    let model: any ScoringModel
    let source: PeopleSource

    /// The rows of the run document.
    ///
    /// - Throws: what making people and scoring throw.
    func findings(of subject: MetricSubject) throws -> Findings {
        let descriptor = model.descriptor
        let schema = descriptor.schema
        let groupings = groupings
        guard let rule = try rule() else {
            var findings = Findings()
            findings.addUndefined("recourse_share", of: subject, because: "nobody can be decided lower")
            return findings
        }
        let policy = try RecoursePolicy(actionableOf: schema)
        var search = RecourseSearch(model: model)
        search.boxLimit = Self.boxLimit
        var limit = Self.triedOut
        switch (model as? any StructuredModel)?.structure(ofOutput: rule.output)?.form {
        case .additive, .trees: limit = Self.searched
        case .cells, nil: break
        }
        var state = RecourseState(groupings: groupings.map(\.grouping))
        var found = 0
        let stream = BlockStream(people: source.count)
        for block in 0..<stream.blockCount where found < limit {
            let range = stream.range(ofBlock: block)
            let people = try source.block(range).people
            let scores = try model.scores(of: people).column(rule.output)
            for person in 0..<people.count where found < limit {
                guard let target = RecourseTarget.lowerDecision(than: scores[person], decision: rule) else {
                    continue
                }
                found += 1
                let row = people.row(person)
                let problem = RecourseProblem(row: row, target: target, policy: policy, model: model)
                state.add(
                    try search.answer(to: problem),
                    person: range.lowerBound + person,
                    groups: groupings.map { row[$0.feature].isNaN ? -1 : Int32(row[$0.feature]) }
                )
            }
        }
        return Findings(state.report(), of: subject)
    }

    /// The protected features with few levels.
    private var groupings: [(feature: Int, grouping: Grouping)] {
        model.descriptor.schema.features.enumerated().compactMap { index, feature in
            guard feature.roles.contains(.protected), let levels = feature.kind.levels, levels.count <= 12
            else {
                return nil
            }
            return (index, Grouping(name: feature.name, labels: levels))
        }
    }

    /// How scores are decided; a capacity as the line that it draws for those who are selected.
    private func rule() throws -> DecisionRule? {
        let rule = model.descriptor.decision
        guard case .capacity(let output, let size) = rule else { return rule }
        var scores: [Double] = []
        let stream = BlockStream(people: source.count)
        for block in 0..<stream.blockCount {
            let column = try model.scores(of: source.block(stream.range(ofBlock: block)).people).column(
                output
            )
            let span = column.span
            for index in span.indices { scores.append(span[index]) }
        }
        let selected = size.count(of: scores.count)
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }),
            let line = CapacityLine(ofPerson: best, scores: scores, selected: selected)
        else { return nil }
        return .threshold(output: output, cut: line.cut)
    }
}
