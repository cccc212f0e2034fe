/// All splits of an ensemble as questions about ranks, and the columns of ranks they are about.
struct RankPlan<Element: OrderedValue> {
    /// One split: left where the rank in `column` has reached an even number of `bounds` (odd where `inverted`).
    struct Question: Hashable {
        let column: Int
        let bounds: [Int]
        let inverted: Bool
    }

    /// Most keys a column may have, so that every bound fits 16 bits.
    static var keyLimit: Int { 65_000 }

    let columns: [RankColumn<Element>]
    /// One question per split of the ensemble.
    let questions: [Question]
    /// What the questions were made of, one per split.
    let splits: [RankedSplit<Element>]

    /// The plan of `ensemble`.
    ///
    /// - Throws: `TreeEnsembleError.tooManyThresholds`.
    /// - Complexity: O(splits log splits).
    init(_ ensemble: TreeEnsemble) throws(TreeEnsembleError) {
        typealias Identity = RankColumn<Element>.Identity
        var ranked: [RankedSplit<Element>] = []
        var identities: [Identity] = []
        var keys: [Identity: Set<Element>] = [:]
        var known: [Split: RankedSplit<Element>] = [:]
        for split in ensemble.nodes.splits {
            let question = known[split] ?? RankedSplit(split, matching: ensemble.categoryMatching)
            known[split] = question
            let identity = Identity(feature: split.feature, split: question)
            ranked.append(question)
            identities.append(identity)
            keys[identity, default: []].formUnion(question.keys)
        }

        let ordered = keys.keys.sorted {
            ($0.feature, $0.missing.rawValue, $0.missingFirst ? 0 : 1)
                < ($1.feature, $1.missing.rawValue, $1.missingFirst ? 0 : 1)
        }
        let columns = ordered.map { RankColumn(identity: $0, keys: (keys[$0] ?? []).sorted()) }
        for column in columns where column.keys.count > Self.keyLimit {
            throw .tooManyThresholds(
                feature: column.identity.feature,
                count: column.keys.count,
                limit: Self.keyLimit
            )
        }
        var position: [Identity: Int] = [:]
        for (index, identity) in ordered.enumerated() { position[identity] = index }
        self.columns = columns
        splits = ranked
        questions = zip(ranked, identities).map { split, identity in
            let column = position[identity] ?? 0
            return Question(
                column: column,
                bounds: columns[column].bounds(of: split),
                inverted: split.inverted
            )
        }
    }
}
