/// One of each kind of people, who are alike in every feature, and who is of which kind.
struct DistinctPeople: Sendable {
    /// One person a kind, in the order in which kinds come up.
    let people: People
    /// The kind of each person.
    let kinds: [Int32]

    /// Finds the kinds of people.
    ///
    /// - Parameters:
    ///   - all: the people; missing values are alike.
    ///   - most: how many kinds are worth it.
    /// - Returns: nil where there are more kinds than that.
    /// - Complexity: O(people x features).
    static func found(among all: People, most: Int) -> DistinctPeople? {
        let columns = (0..<all.featureCount).map { all.values(ofFeature: $0) }
        var hashes = [UInt64](repeating: 0, count: all.count)
        for column in columns {
            for person in hashes.indices {
                // The multiplier of the finaliser of MurmurHash3.
                let mixed = (hashes[person] ^ pattern(column[person])) &* 0xFF51_AFD7_ED55_8CCD
                hashes[person] = mixed ^ (mixed >> 32)
            }
        }
        var size = 16
        while size < 4 * most { size *= 2 }
        var slots = [Int32](repeating: -1, count: size)
        var firsts: [Int] = []
        var kinds: [Int32] = []
        kinds.reserveCapacity(all.count)
        for person in hashes.indices {
            var slot = Int(truncatingIfNeeded: hashes[person]) & (size - 1)
            while true {
                let kind = slots[slot]
                if kind < 0 {
                    guard firsts.count < most else { return nil }
                    slots[slot] = Int32(firsts.count)
                    kinds.append(Int32(firsts.count))
                    firsts.append(person)
                    break
                }
                let first = firsts[Int(kind)]
                if hashes[first] == hashes[person],
                    columns.allSatisfy({ pattern($0[first]) == pattern($0[person]) })
                {
                    kinds.append(kind)
                    break
                }
                slot = (slot + 1) & (size - 1)
            }
        }
        let rows = firsts.map { first in columns.map { $0[first] } }
        return DistinctPeople(
            people: People(rows: rows, precision: all.precision, features: all.featureCount),
            kinds: kinds
        )
    }

    /// The bits of a value, the same ones for everything that is missing.
    private static func pattern(_ value: Double) -> UInt64 {
        value.isNaN ? Double.nan.bitPattern : value.bitPattern
    }
}
