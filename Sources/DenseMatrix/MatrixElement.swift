/// A number a matrix can hold: `Float` or `Double`, the two types BLAS and LAPACK compute in.
public protocol MatrixElement: BinaryFloatingPoint, Sendable {
    /// The BLAS and LAPACK routines of this type.
    static var routines: LinearAlgebraRoutines<Self> { get }

    /// Writes numbers of this type as doubles, exactly; what is not written stays.
    ///
    /// A requirement, so that code that is generic over the type converts whole columns at the speed of the machine.
    ///
    /// - Precondition: `doubles` has room for `numbers`.
    static func widen(_ numbers: Span<Self>, into doubles: inout MutableSpan<Double>)

    /// Writes doubles as numbers of this type, rounded to the nearest; what is not written stays.
    ///
    /// - Precondition: `numbers` has room for `doubles`.
    static func narrow(_ doubles: Span<Double>, into numbers: inout MutableSpan<Self>)
}

extension MatrixElement {
    /// Elements in one 64-byte line: 16 for `Float`, 8 for `Double`.
    package static var elementsPerLine: Int { 64 / MemoryLayout<Self>.stride }

    /// The distance between the starts of two columns of `rows` elements.
    ///
    /// A multiple of one line, so that every column starts on a 64-byte boundary; one line more where the
    /// distance would be a multiple of 4,096 bytes, because columns that lie a page apart evict one another from
    /// the first-level cache.
    package static func paddedLeadingDimension(rows: Int) -> Int {
        let lines = max(1, (rows + elementsPerLine - 1) / elementsPerLine)
        let padded = lines % 64 == 0 ? lines + 1 : lines
        return padded * elementsPerLine
    }
}
