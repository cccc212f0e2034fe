import DenseMatrix
package import Scoring

/// Checks the documented facts of a model.
package struct FactChecker {
    /// Why the people of a population cannot be had.
    package struct NoPeople: Error, Equatable, Sendable {
        /// The reason.
        package let reason: LocalizedText

        /// A reason.
        package init(reason: LocalizedText) {
            self.reason = reason
        }
    }

    /// The model.
    package let model: any ScoringModel
    /// The people of a population, as the model takes them.
    package let people: (_ population: String, _ count: Int, _ seed: UInt64) throws(NoPeople) -> People

    /// A checker.
    package init(
        model: any ScoringModel,
        people: @escaping (_ population: String, _ count: Int, _ seed: UInt64) throws(NoPeople) -> People
    ) {
        self.model = model
        self.people = people
    }

    /// What comes of every fact of a sheet.
    ///
    /// - Throws: what scoring throws.
    /// - Complexity: each population is made once, each check scores it at most twice.
    package func check(_ sheet: FactSheet) throws(ScoringError) -> [FactResult] {
        var samples: [String: Result<ScoredSample, NoPeople>] = [:]
        var results: [FactResult] = []
        for fact in sheet.facts {
            let verdict: FactResult.Verdict
            switch fact.check {
            case .unchecked(let reason):
                verdict = .notChecked(reason: reason)
            case .person(let row, let value, let expected):
                let person = People.one(row, precision: model.descriptor.precision)
                let sample = try ScoredSample(person, model: model)
                verdict = Self.verdict(sample.mean(of: value, among: nil), expected)
            case .mean(let population, _, _, _), .change(let population, _, _, _, _),
                .direction(let population, _, _, _, _):
                let sample: Result<ScoredSample, NoPeople>
                if let known = samples[population] {
                    sample = known
                } else {
                    sample = try self.sample(population, sheet)
                    samples[population] = sample
                }
                switch sample {
                case .success(let sample): verdict = try check(fact.check, sample)
                case .failure(let failure): verdict = .notChecked(reason: failure.reason)
                }
            }
            results.append(FactResult(fact: fact, verdict: verdict))
        }
        return results
    }

    private func sample(
        _ population: String,
        _ sheet: FactSheet
    ) throws(ScoringError) -> Result<ScoredSample, NoPeople> {
        let people: People
        do throws(NoPeople) {
            people = try self.people(population, sheet.people, sheet.seed)
        } catch {
            return .failure(error)
        }
        return .success(try ScoredSample(people, model: model))
    }

    private func check(_ check: FactCheck, _ sample: ScoredSample) throws(ScoringError) -> FactResult.Verdict
    {
        switch check {
        case .mean(_, let value, let among, let expected):
            return Self.verdict(sample.mean(of: value, among: among), expected)
        case .change(_, let change, let output, let among, let expected):
            let effect = try sample.effect(of: change, on: output, among: among)
            return Self.verdict(effect.meanDifference, expected)
        case .direction(_, let change, let output, let among, let direction):
            let effect = try sample.effect(of: change, on: output, among: among)
            let found = "raised \(effect.raised), lowered \(effect.lowered) of \(effect.people)"
            let holds =
                switch direction {
                case .raises: effect.lowered == 0 && effect.raised > 0
                case .lowers: effect.raised == 0 && effect.lowered > 0
                case .none: effect.raised == 0 && effect.lowered == 0 && effect.people > 0
                }
            return holds ? .holds(found: found) : .fails(found: found, expected: direction.rawValue)
        case .person, .unchecked:
            preconditionFailure("a check without a population")
        }
    }

    private static func verdict(_ found: Double?, _ expected: Expectation) -> FactResult.Verdict {
        guard let found else {
            return .notChecked(
                reason: LocalizedText(
                    "there is no such person in the sample",
                    french: "personne de tel dans l'échantillon"
                )
            )
        }
        return expected.holds(found)
            ? .holds(found: "\(found)")
            : .fails(
                found: "\(found)",
                expected: words(for: expected.range)
            )
    }

    /// As in "at least 0.1", "at most 0.3", "0.47 to 0.51".
    private static func words(for range: ClosedRange<Double>) -> String {
        if range.upperBound == .infinity { return "at least \(range.lowerBound)" }
        if range.lowerBound == -.infinity { return "at most \(range.upperBound)" }
        return "\(range.lowerBound) to \(range.upperBound)"
    }
}
