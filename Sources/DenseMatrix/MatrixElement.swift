/// A number a matrix can hold: `Float` or `Double`, the two types BLAS and LAPACK compute in.
public protocol MatrixElement: BinaryFloatingPoint, Sendable {
    /// The BLAS and LAPACK routines of this type.
    static var routines: LinearAlgebraRoutines<Self> { get }
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
