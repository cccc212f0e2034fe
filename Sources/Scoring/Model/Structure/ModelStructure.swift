/// How a score is computed from a person.
package struct ModelStructure: Sendable {
    /// What the margin is made of.
    package enum Form: Sendable {
        /// A sum of terms.
        case additive(AdditiveStructure)
        /// A sum of leaves.
        case trees(TreeStructure)
        /// Anything that reads these features only, constant between their cells.
        case cells([FeatureCells])
    }

    /// What the margin is made of.
    package let form: Form
    /// What turns a margin into a score: never decreasing.
    package let score: @Sendable (_ margin: Double) -> Double
    /// Whether the score is the margin's logistic function, so that margins are log odds.
    package let isLogistic: Bool

    /// A structure.
    package init(form: Form, isLogistic: Bool, score: @escaping @Sendable (Double) -> Double) {
        self.form = form
        self.isLogistic = isLogistic
        self.score = score
    }

    /// The margin of one person; NaN for a form that has no margin of its own.
    ///
    /// - Precondition: `row` holds a value, NaN where missing, for every feature of the schema.
    /// - Complexity: O(size of the form).
    package func margin(row: [Double]) -> Double {
        switch form {
        case .additive(let sum): sum.margin(row: row)
        case .trees(let trees): trees.margin(row: row)
        case .cells: .nan
        }
    }

    /// The least margin whose score reaches `cut`: infinity where none does.
    ///
    /// - Complexity: 64 scores.
    package func margin(reaching cut: Double) -> Double {
        // Doubles in the order of their values, as integers.
        func number(_ key: Int64) -> Double {
            let size = Double(bitPattern: key.magnitude)
            return key < 0 ? -size : size
        }
        var high = Int64(bitPattern: Double.greatestFiniteMagnitude.bitPattern)
        var low = -high
        if !(score(number(high)) >= cut) { return .infinity }
        if score(number(low)) >= cut { return number(low) }
        while high - 1 > low {
            let middle = (low >> 1) + (high >> 1) + (low & high & 1)
            if score(number(middle)) >= cut { high = middle } else { low = middle }
        }
        return number(high)
    }
}
