import Measures
import Results
import Scoring
import Statistics

/// Two models that scored the same people.
struct ComparedPair: Sendable {
    let first: ComparedModel
    let second: ComparedModel
    let agreement: AgreementReport
    let firstSubject: AgreementSubject
    let secondSubject: AgreementSubject
    private let request: ComparisonRequest
    private let outcomes: Outcomes

    /// Whether there is something to hold the scores against, or why not.
    private enum Outcomes: Sendable {
        case known(PairedOutcomes)
        case missing(reason: String)
    }

    /// Compares their scores and decisions.
    ///
    /// - Throws: `MeasuresError`.
    init(
        _ first: ComparedModel,
        _ second: ComparedModel,
        groups: [GroupColumn],
        request: ComparisonRequest
    ) throws(MeasuresError) {
        self.first = first
        self.second = second
        self.request = request
        firstSubject = first.subject(selecting: request.size)
        secondSubject = second.subject(selecting: request.size)
        // The highest as many as each selects: where both select as many, once.
        var sizes: [CapacitySize] = []
        let counts = [firstSubject.selectedCount, secondSubject.selectedCount]
        for count in counts where count > 0 && !sizes.contains(.count(count)) { sizes.append(.count(count)) }
        agreement = try AgreementReport(
            firstSubject,
            against: secondSubject,
            scales: Self.scales(first, second),
            groups: groups,
            sizes: sizes.isEmpty ? [.share(0.1)] : sizes
        )
        outcomes = try Self.outcomes(first, second, agreement.pair)
    }

    /// The rows of the run document.
    ///
    /// - Parameter onProgress: called with the share of the resamples that is made, from any thread.
    /// - Returns: the rows.
    /// - Throws: what the measures throw first.
    func findings(onProgress: @escaping @Sendable (Double) -> Void) throws -> Findings {
        var rows = AgreementRows(self)
        rows.appendAgreement()
        rows.appendDecisions()
        switch outcomes {
        case .missing(let reason):
            rows.appendUndefined(OutcomeMeasure.allCases.map { $0.definition }, because: reason)
        case .known(let people):
            let bootstrap = PairedBootstrap(
                people,
                areProbabilities: agreement.scales == .probabilities,
                seed: request.seed
            )
            let replicates = try replicates(of: bootstrap, onProgress: onProgress)
            rows.append(bootstrap, replicates: replicates)
        }
        return rows.findings
    }

    /// Replicates in the order of their numbers, made by the threads of the request.
    private func replicates(
        of bootstrap: PairedBootstrap,
        onProgress: @escaping @Sendable (Double) -> Void
    ) throws -> [[Double?]] {
        let progress = PassProgress(people: request.resamples)
        let stream = BlockStream(people: request.resamples, blockSize: 1, threads: request.threads)
        guard stream.blockCount > 0 else { return [] }
        let numbered = try stream.fold(
            into: [(number: Int, differences: [Double?])](),
            merge: { $0 += $1 },
            add: { replicates, range in
                for number in range { replicates.append((number, bootstrap.replicate(number))) }
                if let share = progress.advance(by: range.count) { onProgress(share) }
            }
        )
        return numbered.sorted { $0.number < $1.number }.map(\.differences)
    }

    private static func scales(_ first: ComparedModel, _ second: ComparedModel) -> ScoreScales {
        let kinds = (first.output?.kind ?? "score", second.output?.kind ?? "score")
        switch kinds {
        case ("probability", "probability"): return .probabilities
        case ("score", "score"): return .scores
        case ("level", "level") where first.output?.levels == second.output?.levels: return .scores
        default: return .different(first: kinds.0, second: kinds.1)
        }
    }

    private static func outcomes(
        _ first: ComparedModel,
        _ second: ComparedModel,
        _ pair: PairedScores
    ) throws(MeasuresError) -> Outcomes {
        let targets = [first, second].map { $0.record?.target }
        guard let labels = first.outcomes, let others = second.outcomes else {
            let model = first.outcomes == nil ? first : second
            let name = model.record?.id ?? ""
            return .missing(
                reason: model.record?.target.map {
                    "the population has no outcome '\($0)', which \(name) predicts"
                }
                    ?? "\(name) names no outcome it predicts"
            )
        }
        let known = zip(labels, others).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
        guard known else {
            let names = targets.map { $0 ?? "none" }.joined(separator: " and ")
            return .missing(reason: "the models predict different outcomes: \(names)")
        }
        return .known(try PairedOutcomes(pair, outcomes: labels))
    }
}
