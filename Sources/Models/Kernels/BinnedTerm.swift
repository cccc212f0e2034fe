import CKernels
package import DenseMatrix

/// A term that is constant between edges: z[i] += scores[bin(x[i])].
///
/// Bin 0 is for missing values, bin 1 for values below the first edge; a value on an edge belongs to the bin above it:
/// bin(x) = 1 + the number of edges <= x. Compared in double.
package struct BinnedTerm: Sendable, Hashable {
    /// Strictly ascending.
    package let edges: [Double]
    /// One score per bin: two more than edges.
    package let scores: [Double]

    /// A term with these edges and scores.
    ///
    /// - Precondition: the edges ascend strictly, none is NaN, and there are two more scores than edges.
    package init(edges: [Double], scores: [Double]) {
        precondition(scores.count == edges.count + 2, "\(edges.count) edges, \(scores.count) scores")
        precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "edges do not ascend: \(edges)")
        precondition(!edges.contains { $0.isNaN }, "an edge is NaN")
        self.edges = edges
        self.scores = scores
    }

    /// Adds the score of every row of `column`.
    ///
    /// - Precondition: as many values as predictors.
    /// - Complexity: O(n log edges).
    package func add<Element: KernelColumn>(
        _ column: DenseColumn<Element>,
        to predictors: inout MutableSpan<Double>
    ) {
        precondition(
            column.count == predictors.count,
            "\(column.count) values, \(predictors.count) predictors"
        )
        unsafe predictors.withUnsafeMutableBufferPointer { z in
            guard let base = z.baseAddress else { return }
            unsafe Element.kernels.addBins(column.address, z.count, edges, Int32(edges.count), scores, base)
        }
    }

    /// Writes the bin of every row of `column`.
    ///
    /// - Precondition: as many values as bins.
    /// - Complexity: O(n log edges).
    package func bins<Element: KernelColumn>(
        of column: DenseColumn<Element>,
        into bins: inout MutableSpan<Int32>
    ) {
        precondition(column.count == bins.count, "\(column.count) values, \(bins.count) bins")
        unsafe bins.withUnsafeMutableBufferPointer { out in
            guard let base = out.baseAddress else { return }
            unsafe Element.kernels.bins(column.address, out.count, edges, Int32(edges.count), base)
        }
    }
}
