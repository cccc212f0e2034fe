/// The number of rows and columns of a matrix.
public struct MatrixShape: Equatable, Sendable, CustomStringConvertible {
    /// Number of rows.
    public let rows: Int
    /// Number of columns.
    public let columns: Int

    /// A shape.
    public init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }

    /// "rows x columns".
    public var description: String { "\(rows) x \(columns)" }
}
