import CKernels
package import DenseMatrix

/// An interaction: z[i] += coefficient * the product of the factors, multiplied in order.
package struct ProductTerm: Sendable, Hashable {
    /// One factor of the product.
    package enum Factor: Sendable, Hashable {
        /// The value of a column.
        case value(column: Int)
        /// What a level contributes: 1 for one level and 0 for the others is an indicator. `missing` stands for NaN and
        /// for codes that are no level.
        ///
        /// A contribution of exactly zero is a closed gate: the term is zero whatever the other factors are, missing
        /// values included.
        case level(column: Int, contributions: [Double], missing: Double)
    }

    /// What the product is multiplied by.
    package let coefficient: Double
    /// At least one.
    package let factors: [Factor]

    private let tables: [Double]

    /// The product of `factors` times `coefficient`.
    package init(coefficient: Double, factors: [Factor]) {
        self.coefficient = coefficient
        self.factors = factors
        tables = factors.flatMap { (factor) -> [Double] in
            switch factor {
            case .value: []
            case .level(_, let contributions, let missing): contributions + [missing]
            }
        }
    }

    /// Adds the term of every row of `columns`.
    ///
    /// - Precondition: as many rows as predictors; every factor's column exists.
    /// - Complexity: O(n x factors).
    package func add<Element: KernelColumn>(
        _ columns: ColumnTable<Element>,
        to predictors: inout MutableSpan<Double>
    ) {
        precondition(
            columns.rows == predictors.count,
            "\(columns.shape) people, \(predictors.count) predictors"
        )
        unsafe tables.withUnsafeBufferPointer { tables in
            let compiled = unsafe compiledFactors(tables: tables, columnCount: columns.columns)
            unsafe columns.withColumnAddresses { addresses in
                unsafe predictors.withUnsafeMutableBufferPointer { z in
                    guard let base = z.baseAddress, let first = addresses.baseAddress else { return }
                    unsafe Element.kernels.addProduct(
                        first,
                        compiled,
                        compiled.count,
                        coefficient,
                        z.count,
                        base
                    )
                }
            }
        }
    }

    private func compiledFactors(tables: UnsafeBufferPointer<Double>, columnCount: Int) -> [ek_factor] {
        var next = 0
        return unsafe factors.map { factor in
            switch factor {
            case .value(let column):
                precondition(column >= 0 && column < columnCount, "column \(column) of \(columnCount)")
                return unsafe ek_factor(column: Int32(column), levels: 0, table: nil)
            case .level(let column, let contributions, _):
                precondition(column >= 0 && column < columnCount, "column \(column) of \(columnCount)")
                let table = unsafe tables.baseAddress.map { unsafe $0 + next }
                next += contributions.count + 1
                return unsafe ek_factor(
                    column: Int32(column),
                    levels: Int32(contributions.count),
                    table: table
                )
            }
        }
    }
}
