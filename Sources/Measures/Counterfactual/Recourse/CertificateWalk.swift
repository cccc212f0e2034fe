import DenseMatrix
import Scoring

/// A walk over the boxes of a certificate that recomputes every claim.
struct CertificateWalk {
    private let certificate: RecourseCertificate
    private let problem: RecourseProblem
    private let model: any ScoringModel
    private let plain: PlainBound
    private let goal: Double
    private var hasAnswer = false

    init(certificate: RecourseCertificate, model: any ScoringModel, structure: ModelStructure?) {
        self.certificate = certificate
        problem = certificate.problem
        self.model = model
        plain = PlainBound(problem: certificate.problem, structure: structure, model: model)
        goal = plain.goal
    }

    /// Walks all steps.
    mutating func run() throws(RecourseFault) {
        var pending = [PlainBox(problem)]
        var number = 0
        while let box = pending.popLast() {
            guard number < certificate.steps.count else { throw .wrongLength(steps: number) }
            let step = certificate.steps[number]
            if let parts = try parts(of: box, step: step, number: number) {
                pending += [parts.second, parts.first]
            } else if let reason = try fault(of: step, box: box) {
                throw .wrongStep(number: number, reason: reason)
            }
            number += 1
        }
        guard number == certificate.steps.count else { throw .wrongLength(steps: number) }
    }

    /// The parts of a box that a step splits; nil where it does not.
    private func parts(
        of box: PlainBox,
        step: RecourseCertificate.Step,
        number: Int
    ) throws(RecourseFault) -> (first: PlainBox, second: PlainBox)? {
        let found: (PlainBox, PlainBox)?
        switch step {
        case .split(let choice, let position): found = box.parts(of: choice) { $0 < position }
        case .cut(let choice, let value):
            // The value is that of an option, so that no other number says the same.
            let options = box.values(of: choice, in: problem)
            found =
                options.contains(value)
                ? box.parts(of: choice) { problem.choices[choice].options[$0].value < value } : nil
        default: return nil
        }
        guard let found else { throw .wrongStep(number: number, reason: "it splits off nothing") }
        return found
    }

    /// Why a closed box is not what it claims; nil where it is.
    private mutating func fault(
        of step: RecourseCertificate.Step,
        box: PlainBox
    ) throws(RecourseFault) -> String? {
        switch step {
        case .split, .cut: return nil
        case .bounded(let claim):
            guard let bound = plain.bound(box) else { return "nothing bounds this model" }
            if !agrees(bound, claim) { return "the bound is \(bound), not \(claim)" }
            return bound >= goal ? nil : "the bound \(bound) is below the goal \(goal)"
        case .affordable(let claim):
            guard let answer = certificate.answer else {
                return "there is no answer that anything could be cheaper than"
            }
            guard let bound = plain.bound(box, cheaperThan: answer.cost) else {
                return "nothing bounds this model"
            }
            if !agrees(bound, claim) { return "the bound is \(bound), not \(claim)" }
            return bound >= goal ? nil : "the bound \(bound) is below the goal \(goal)"
        case .missed(let claim):
            guard
                box.isSingle || plain.isConstant(box, cheaperThan: certificate.answer?.cost ?? .infinity)
            else { return "it is more than one combination" }
            let value = try plain.value(box.cheapest)
            if !agrees(value, claim) { return "the value is \(value), not \(claim)" }
            return value >= goal ? nil : "the value \(value) is below the goal \(goal)"
        case .forbidden(let rule):
            guard box.isSingle else { return "it is more than one combination" }
            let rules = model.descriptor.schema.consistency
            guard rules.indices.contains(rule) else { return "there is no rule \(rule)" }
            let isBroken =
                rules[rule].isBroken(by: problem.row(box.cheapest)) && !rules[rule].isBroken(by: problem.row)
            return isBroken ? nil : "rule \(rule) allows it"
        case .unconfirmed:
            guard box.isSingle else { return "it is more than one combination" }
            let score = try Self.score(problem.row(box.cheapest), by: model)
            return problem.target.isReached(by: score) ? "the model reaches the target" : nil
        case .dearer(let claim):
            guard let answer = certificate.answer else {
                return "there is no answer that it could be dearer than"
            }
            let cost = problem.cost(box.cheapest)
            if cost != claim { return "the least cost is \(cost), not \(claim)" }
            return cost >= answer.cost ? nil : "it can be cheaper than the answer"
        case .priced(let multiplier, let claim):
            guard let answer = certificate.answer else {
                return "there is no answer that it could be dearer than"
            }
            guard multiplier >= 0, multiplier.isFinite else { return "\(multiplier) is no multiplier" }
            guard let cost = plain.cost(box, multiplier: multiplier) else {
                return "nothing bounds this model"
            }
            if !agrees(cost, claim) { return "the multiplier proves \(cost), not \(claim)" }
            return cost >= answer.cost - 1e-9 * max(1, answer.cost)
                ? nil : "it can be cheaper than the answer"
        case .answer:
            guard let answer = certificate.answer, !hasAnswer else { return "there is one answer at most" }
            hasAnswer = true
            return box.cheapest == answer.options ? nil : "its cheapest combination is not the answer"
        }
    }

    /// Whether two sums of the same numbers in different orders agree.
    private func agrees(_ left: Double, _ right: Double) -> Bool {
        left == right || abs(left - right) <= 1e-9 * max(1, abs(left))
    }

    /// The score of one person.
    static func score(_ row: [Double], by model: any ScoringModel) throws(RecourseFault) -> Double {
        let people = People(rows: [row], precision: model.descriptor.precision, features: row.count)
        do {
            return try model.scores(of: people)[0, model.descriptor.decision.output]
        } catch {
            throw .model(error)
        }
    }
}
