import DenseMatrix
package import Scoring

/// Checks a certificate of recourse without searching: one walk over its boxes.
///
/// Shares nothing with the search but the meaning of options and targets. Every number of the certificate is recomputed
/// by plain evaluation of the model's structure: a certificate with one number changed is rejected.
package struct RecourseCheck: Sendable {
    private let model: any ScoringModel
    private let structure: ModelStructure?
    private let output: Int

    /// A check against one model.
    package init(model: any ScoringModel) {
        self.model = model
        output = model.descriptor.decision.output
        structure = (model as? any StructuredModel)?.structure(ofOutput: output)
    }

    /// Checks that a certificate proves its answer.
    ///
    /// - Parameters:
    ///   - certificate: what is to be believed.
    ///   - person: the person whom it is to be about; nil takes the certificate's word for it.
    ///   - target: the target that it is to be about; nil takes the certificate's word for it.
    ///   - policy: what may change at what cost.
    ///   - countsFeatures: whether every change was to cost 1.
    /// - Throws: `RecourseFault` with the first thing that is wrong.
    /// - Complexity: O(steps x size of the model).
    package func check(
        _ certificate: RecourseCertificate,
        about person: [Double]? = nil,
        reaching target: RecourseTarget? = nil,
        policy: RecoursePolicy,
        countsFeatures: Bool = false
    ) throws(RecourseFault) {
        let problem = certificate.problem
        if let person, person.map(\.bitPattern) != problem.row.map(\.bitPattern) { throw .otherPerson }
        if let target, target != problem.target { throw .otherTarget }
        let own = RecourseProblem(
            row: problem.row,
            target: problem.target,
            policy: policy,
            countsFeatures: countsFeatures,
            model: model
        )
        guard own == problem else { throw .otherChoices }
        if problem.target.isReached(by: try score(problem.row)) { throw .notNeeded }
        try checkAnswer(certificate)
        var walk = CertificateWalk(certificate: certificate, model: model, structure: structure)
        try walk.run()
    }

    private func checkAnswer(_ certificate: RecourseCertificate) throws(RecourseFault) {
        guard let answer = certificate.answer else { return }
        let problem = certificate.problem
        guard answer.options.count == problem.choices.count,
            zip(problem.choices, answer.options).allSatisfy({ $0.options.indices.contains($1) })
        else { throw .wrongAnswer("it names options that do not exist") }
        if problem.cost(answer.options) != answer.cost {
            throw .wrongAnswer("its cost is \(problem.cost(answer.options))")
        }
        let row = problem.row(answer.options)
        let score = try score(row)
        if score != answer.score { throw .wrongAnswer("its score is \(score)") }
        if !problem.target.isReached(by: score) { throw .wrongAnswer("it does not reach the target") }
        for rule in model.descriptor.schema.consistency
        where rule.isBroken(by: row) && !rule.isBroken(by: problem.row) {
            throw .wrongAnswer("it breaks a rule between features")
        }
    }

    private func score(_ row: [Double]) throws(RecourseFault) -> Double {
        try CertificateWalk.score(row, by: model)
    }
}
