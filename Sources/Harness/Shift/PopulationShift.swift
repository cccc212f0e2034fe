import DenseMatrix
import Foundation
import Populations
import Results
import Scoring
import Statistics

/// What becomes of one model's scores and decisions when the population it scores becomes another one.
///
/// Person i of the one population and person i of the other are a pair, scored both; where the second specification extends
/// the first, most pairs are the same person, and the intervals are as narrow as that makes them. A capacity that is a share
/// selects the same share of both.
struct PopulationShift: Sendable {
    private let model: any ScoringModel
    private let before: ShiftPeople
    private let after: ShiftPeople
    private let followed: [String]
    private let stream: BlockStream

    /// A shift from the population in one file to that in another.
    ///
    /// Where the plan follows no group, those of `RunRequest.defaultFollowed` that both populations have.
    ///
    /// - Throws: as `ShiftPeople`, and what reading the files throws.
    init(plan: RunPlan, reference: URL, model: any ScoringModel) throws {
        self.model = model
        let first = try Population.read(reference)
        let second = try Population.read(URL(filePath: plan.populationFile))
        let followed =
            plan.followed.isEmpty
            ? RunRequest.defaultFollowed.filter { name in
                [first, second].allSatisfy { $0.schema.binaryIndex(of: name) != nil }
            } : plan.followed
        self.followed = followed
        before = try ShiftPeople(first, model: model.descriptor, followed: followed, seed: plan.seed)
        after = try ShiftPeople(second, model: model.descriptor, followed: followed, seed: plan.seed)
        stream = BlockStream(people: plan.people ?? RunRequest.defaultPeople, threads: plan.threads)
    }

    /// Scores both populations.
    ///
    /// - Parameters:
    ///   - subject: the model, the second population, and the output that decides.
    ///   - onProgress: called now and then with the share that is done.
    /// - Returns: metrics whose names begin with `shift_`, with the first population as reference.
    /// - Throws: what making people and scoring throw first.
    func findings(
        of subject: MetricSubject,
        onProgress: @escaping @Sendable (Double) throws -> Void
    ) throws -> Findings {
        let progress = PassProgress(people: stream.people)
        var state = try stream.fold(
            into: ShiftState(rule: model.descriptor.decision, groups: followed.count),
            merge: { $0.merge($1) },
            add: { state, range in
                try add(range, to: &state)
                if let share = progress.advance(by: range.count) { try onProgress(share) }
            }
        )
        state.decide()
        var subject = subject
        subject.reference = before.id
        return Findings(state, of: subject, model: model.descriptor, followed: followed)
    }

    private func add(_ range: Range<Int>, to state: inout ShiftState) throws {
        let old = try before.block(range)
        let new = try after.block(range)
        var isSame = [Bool](repeating: true, count: range.count)
        for feature in 0..<old.people.featureCount {
            let first = old.people.values(ofFeature: feature)
            let second = new.people.values(ofFeature: feature)
            for person in isSame.indices where first[person].bitPattern != second[person].bitPattern {
                isSame[person] = false
            }
        }
        state.add(
            start: range.lowerBound,
            before: try scores(of: old.people),
            after: try scores(of: new.people),
            isSame: isSame,
            groupsBefore: old.groups,
            groupsAfter: new.groups
        )
    }

    private func scores(of people: People) throws -> [Double] {
        let scores = try model.scores(of: people).column(model.descriptor.decision.output)
        return (0..<scores.count).map { scores[$0] }
    }
}
