/// Adjusted p-values for many tests at once.
package enum MultipleTesting {
    /// The step-down method of Holm: reject where the adjusted value is at most alpha, and the probability of any
    /// false rejection stays at most alpha, whatever the dependence of the tests.
    ///
    /// **Edge cases**: no test gives no value; equal p-values get equal adjusted values.
    ///
    /// - Parameter pValues: in [0, 1].
    /// - Returns: the adjusted values in the order given.
    /// - Complexity: O(n log n).
    ///
    /// **Source**: Holm, Scandinavian Journal of Statistics 6 (1979); R `p.adjust(method = "holm")`.
    package static func holm(_ pValues: [Double]) -> [Double] {
        let order = ascendingOrder(pValues)
        var adjusted = pValues
        var running = 0.0
        for (rank, index) in order.enumerated() {
            running = max(running, min(1, Double(pValues.count - rank) * pValues[index]))
            adjusted[index] = running
        }
        return adjusted
    }

    /// The step-up method of Benjamini and Hochberg: reject where the adjusted value is at most q, and the expected
    /// share of false rejections among all stays at most q for independent or positively dependent tests.
    ///
    /// **Edge cases**: as for `holm(_:)`.
    ///
    /// - Parameter pValues: in [0, 1].
    /// - Returns: the adjusted values in the order given.
    /// - Complexity: O(n log n).
    ///
    /// **Source**: Benjamini and Hochberg, JRSS B 57 (1995), doi:10.1111/j.2517-6161.1995.tb02031.x; R
    /// `p.adjust(method = "BH")`.
    package static func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
        let order = ascendingOrder(pValues)
        var adjusted = pValues
        var running = 1.0
        for (rank, index) in order.enumerated().reversed() {
            running = min(running, pValues[index] * Double(pValues.count) / Double(rank + 1))
            adjusted[index] = running
        }
        return adjusted
    }

    private static func ascendingOrder(_ pValues: [Double]) -> [Int] {
        precondition(pValues.allSatisfy { $0 >= 0 && $0 <= 1 }, "a p-value outside [0, 1]")
        return pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    }
}
