import DenseMatrix
import Scoring

/// Values of any model by scoring people; nothing is known of boxes, so that the search goes through the combinations in
/// the order of their cost.
struct ScoringOracle: MarginOracle {
    let goal: Double
    private let sign: Double
    private let problem: RecourseProblem
    private let model: any ScoringModel
    /// What the model threw first; values are NaN from then on.
    private(set) var failure: ScoringError?

    init(_ model: any ScoringModel, problem: RecourseProblem, goal: Double, sign: Double) {
        self.model = model
        self.problem = problem
        self.goal = goal
        self.sign = sign
    }

    mutating func value(_ options: [Int]) -> Double {
        let people = People(
            rows: [problem.row(options)],
            precision: model.descriptor.precision,
            features: problem.row.count
        )
        do {
            return sign * (try model.scores(of: people)[0, model.descriptor.decision.output])
        } catch {
            failure = failure ?? error
            return .nan
        }
    }

    mutating func bound(_ box: RecourseBox) -> Double { -.infinity }
}
