/// A feature as ranks: the keys of all its splits that can share one rank for missing values.
struct RankColumn<Element: OrderedValue> {
    /// What tells the columns of one feature apart.
    struct Identity: Hashable {
        let feature: Int
        /// Which values are missing; `comparedAsZero` is settled before and does not occur.
        let missing: MissingRule.Kind
        /// Whether missing values are below all keys, rather than above every bound.
        let missingFirst: Bool

        /// The column that `split` of `feature` needs.
        init(feature: Int, split: RankedSplit<Element>) {
            self.feature = feature
            missing = split.missing.kind
            missingFirst = split.missing.goesLeft && !split.inverted
        }

        /// A column whose missing values come last.
        init(feature: Int, missing: MissingRule.Kind) {
            self.feature = feature
            self.missing = missing
            missingFirst = false
        }
    }

    /// A column whose missing values have a rank of their own, above all others.
    init(feature: Int, missing: MissingRule.Kind, keys: [Element]) {
        identity = Identity(feature: feature, missing: missing)
        self.keys = keys
    }

    /// A column.
    init(identity: Identity, keys: [Element]) {
        self.identity = identity
        self.keys = keys
    }

    let identity: Identity
    /// Strictly ascending.
    let keys: [Element]

    /// A split's bounds: a person goes left where the rank has reached an even number of them (odd where inverted).
    func bounds(of split: RankedSplit<Element>) -> [Int] {
        var bounds = split.keys.map { position(of: $0) + 1 }
        if !identity.missingFirst {
            // Missing values have reached every bound. Where that does not send them the right way, one more, which only
            // they reach, turns them around.
            let goesLeft = (bounds.count % 2 == 1) == split.inverted
            if goesLeft != split.missing.goesLeft {
                bounds.append(keys.count + 1)
            }
        }
        return bounds
    }

    /// The rank of a value that equals `key`.
    func rank(ofKey key: Element) -> Int { position(of: key) + 1 }

    private func position(of key: Element) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
