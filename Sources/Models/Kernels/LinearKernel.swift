import CKernels
package import DenseMatrix

/// The fused linear predictor and its inverse link.
///
///     score[i] = inverseLink(intercept + sum over j of coefficients[j] * column j [i])
///
/// Products and sums are double, one fused multiply-add a column, in the order of the columns. The score of a person is
/// the same to the last bit in a batch of any size, at any alignment, on any instruction set.
package struct LinearKernel: Sendable, Hashable {
    /// The constant term.
    package let intercept: Double
    /// One coefficient per column.
    package let coefficients: [Double]
    /// What is applied to the sum.
    package let inverseLink: InverseLink

    /// A predictor with these coefficients.
    package init(intercept: Double, coefficients: [Double], inverseLink: InverseLink) {
        self.intercept = intercept
        self.coefficients = coefficients
        self.inverseLink = inverseLink
    }

    /// Writes the scores of all rows of `columns`.
    ///
    /// **Shape**: columns: n x coefficients; scores: n.
    /// **Edge cases**: no columns: every score is that of the intercept. NaN and infinities follow IEEE 754; a NaN
    /// score is always the same quiet NaN.
    ///
    /// - Precondition: the shapes fit.
    /// - Complexity: O(n x columns), at the speed of the memory; no allocation.
    package func score<Element: KernelColumn>(
        _ columns: ColumnTable<Element>,
        into scores: inout MutableSpan<Double>
    ) {
        checkShape(columns, scores.count)
        unsafe columns.withColumnAddresses { addresses in
            unsafe scores.withUnsafeMutableBufferPointer { out in
                guard let base = out.baseAddress else { return }
                guard let first = addresses.baseAddress, !coefficients.isEmpty else {
                    return unsafe out.update(repeating: inverseLink(intercept))
                }
                unsafe Element.kernels.linear(
                    first,
                    coefficients,
                    coefficients.count,
                    intercept,
                    inverseLink.kernel,
                    out.count,
                    base
                )
            }
        }
    }

    /// Adds the terms, without the intercept and the link, to `predictors`.
    ///
    /// **Shape**: columns: n x coefficients; predictors: n.
    ///
    /// - Precondition: the shapes fit.
    /// - Complexity: O(n x columns); no allocation.
    package func addTerms<Element: KernelColumn>(
        _ columns: ColumnTable<Element>,
        to predictors: inout MutableSpan<Double>
    ) {
        checkShape(columns, predictors.count)
        unsafe columns.withColumnAddresses { addresses in
            unsafe predictors.withUnsafeMutableBufferPointer { z in
                guard let base = z.baseAddress, let first = addresses.baseAddress else { return }
                unsafe Element.kernels.addLinear(first, coefficients, coefficients.count, z.count, base)
            }
        }
    }

    private func checkShape<Element: KernelColumn>(_ columns: ColumnTable<Element>, _ scores: Int) {
        precondition(
            columns.columns == coefficients.count && columns.rows == scores,
            "\(columns.shape) people, \(coefficients.count) coefficients, \(scores) scores"
        )
    }
}
