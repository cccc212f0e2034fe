import DenseMatrix
import Scoring

/// Exact Shapley values of a sum of terms against a background of people.
///
/// A term of one feature belongs to that feature: its value less its mean over the background. A term of several is
/// shared out over all coalitions of its features, those left out taken from the background; results are remembered for
/// people who agree in the term's features.
struct AdditiveAttribution: Sendable {
    /// Features of one term that are still shared out.
    static let largestTerm = 8

    /// The mean margin of the background.
    let base: Double
    private let sum: AdditiveStructure
    private let background: [[Double]]
    private let means: [Double]
    private let peopleInBackground: Int

    /// Prepares a sum of terms.
    ///
    /// - Throws: `MeasuresError.illegalSetting` where the background has no people, or a term too many features.
    /// - Complexity: O(background x terms).
    init(_ sum: AdditiveStructure, background people: People) throws(MeasuresError) {
        guard people.count > 0 else {
            throw .illegalSetting(name: "background", value: "0 people", allowed: "one person or more")
        }
        for term in sum.terms where term.features.count > Self.largestTerm {
            throw .illegalSetting(
                name: "features of term \(term.name)",
                value: "\(term.features.count)",
                allowed: "at most \(Self.largestTerm) for exact Shapley values"
            )
        }
        self.sum = sum
        peopleInBackground = people.count
        let columns = (0..<people.featureCount).map { people.values(ofFeature: $0) }
        background = columns
        means = sum.terms.map { term in
            var total = 0.0
            for row in 0..<people.count { total += term.value(term.features.map { columns[$0][row] }) }
            return total / Double(people.count)
        }
        base = means.reduce(sum.intercept, +)
    }

    /// Writes the Shapley values of a block of people and returns their margins.
    ///
    /// **Shape**: values: people x features, overwritten.
    ///
    /// - Complexity: O(people x terms), and O(background x 2^features) for each distinct combination of a term of several.
    func attribute(_ people: People, into values: inout DenseMatrix<Double>) -> [Double] {
        let columns = (0..<people.featureCount).map { people.values(ofFeature: $0) }
        var shares = columns.map { [Double](repeating: 0, count: $0.count) }
        var margins = [Double](repeating: sum.intercept, count: people.count)
        for (index, term) in sum.terms.enumerated() {
            var known: [[UInt64]: [Double]] = [:]
            for person in 0..<people.count {
                let own = term.features.map { columns[$0][person] }
                let value = term.value(own)
                margins[person] += value
                if term.features.count == 1 {
                    shares[term.features[0]][person] += value - means[index]
                } else {
                    let key = own.map(\.bitPattern)
                    let split = known[key] ?? self.split(term, own: own)
                    known[key] = split
                    for (position, feature) in term.features.enumerated() {
                        shares[feature][person] += split[position]
                    }
                }
            }
        }
        for (feature, column) in shares.enumerated() {
            values.mutateColumn(feature) { (target: inout MutableSpan<Double>) in
                for person in target.indices { target[person] = column[person] }
            }
        }
        return margins
    }

    /// The Shapley values of one term of several features.
    private func split(_ term: AdditiveTerm, own: [Double]) -> [Double] {
        let count = term.features.count
        var worth = [Double](repeating: 0, count: 1 << count)
        for row in 0..<peopleInBackground {
            let other = term.features.map { background[$0][row] }
            for coalition in worth.indices {
                worth[coalition] += term.value(
                    (0..<count).map { coalition >> $0 & 1 == 1 ? own[$0] : other[$0] }
                )
            }
        }
        return CoalitionAttribution.shares(worth, players: count).map { $0 / Double(peopleInBackground) }
    }
}
