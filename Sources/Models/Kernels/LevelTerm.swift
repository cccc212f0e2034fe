import CKernels
package import DenseMatrix

/// A term that looks a level's contribution up: z[i] += contributions[code[i]].
package struct LevelTerm: Sendable, Hashable {
    /// The contributions of the levels, then that of everything that is no level.
    let table: [Double]

    /// The number of levels.
    package var levelCount: Int { table.count - 1 }

    /// A term with one contribution per level, and `missing` for NaN and for codes that are no level: outside
    /// 0 ..< levels, or no whole number.
    package init(contributions: [Double], missing: Double) {
        table = contributions + [missing]
    }

    /// Adds the contribution of every row of `codes`.
    ///
    /// - Precondition: as many codes as predictors.
    /// - Complexity: O(n).
    package func add<Element: KernelColumn>(
        _ codes: DenseColumn<Element>,
        to predictors: inout MutableSpan<Double>
    ) {
        precondition(codes.count == predictors.count, "\(codes.count) codes, \(predictors.count) predictors")
        unsafe predictors.withUnsafeMutableBufferPointer { z in
            guard let base = z.baseAddress else { return }
            unsafe Element.kernels.addLevels(codes.address, z.count, table, Int32(levelCount), base)
        }
    }
}
