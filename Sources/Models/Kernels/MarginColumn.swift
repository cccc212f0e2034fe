import CKernels

/// Columns that follow from the margins of people.
enum MarginColumn {
    /// The margins after a change: own, less what the changed features added, plus what they add now.
    static func shifted(_ own: [Double], from before: [Double], to after: [Double]) -> [Double] {
        precondition(
            own.count == before.count && own.count == after.count,
            "\(own.count) margins, \(before.count) and \(after.count) addends"
        )
        return unsafe [Double](unsafeUninitializedCapacity: own.count) { buffer, count in
            if let base = buffer.baseAddress { unsafe ek_shifted(own, before, after, own.count, base) }
            count = own.count
        }
    }

    /// Margins and what is added to them.
    static func sum(_ margins: [Double], _ added: [Double]) -> [Double] {
        precondition(margins.count == added.count, "\(margins.count) margins, \(added.count) addends")
        return margins.indices.map { margins[$0] + added[$0] }
    }

    /// The margins as log odds: NaN where the probability is at one of its bounds.
    static func logOdds(_ margins: [Double], of probabilities: [Double]) -> [Double] {
        precondition(margins.count == probabilities.count, "\(margins.count) margins")
        return unsafe [Double](unsafeUninitializedCapacity: margins.count) { buffer, count in
            if let base = buffer.baseAddress {
                unsafe ek_bounded_odds(margins, probabilities, margins.count, base)
            }
            count = margins.count
        }
    }

    /// Whether every number is finite.
    static func isFinite(_ numbers: [Double]) -> Bool { unsafe ek_all_finite(numbers, numbers.count) }
}
