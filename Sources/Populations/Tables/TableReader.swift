import DenseMatrix
package import Scoring

/// People that were read, with what else was asked for.
package struct Table: Sendable {
    /// The people, in the order of the file.
    package let people: People
    /// 0, 1 or NaN where not known, one a person; nil where no outcome was asked for or the file may lack it and does.
    package let outcomes: [Double]?
    /// Weights, one a person; nil where none was asked for.
    package let weights: [Double]?
}

/// Reads people from comma-separated text straight into columns.
///
/// The first line names the columns, in any order; columns that nobody asked for are skipped, as are empty lines. Levels
/// are written by name (0 and 1 do for binary ones), numbers in decimal with a point; an empty field or `NA` is missing.
/// Quoting is that of RFC 4180; lines end in LF or CR LF; the text is UTF-8 with or without a mark of byte order.
///
/// Memory is that of the columns: the file is read in pieces and no row is kept.
package struct TableReader: Sendable {
    /// Faults after which reading stops.
    package static let mostFaults = 20
    /// Columns that a file may have.
    static let mostColumns = 10_000

    /// The features that are read.
    package let schema: Schema
    /// The column of the outcome.
    package let outcome: String?
    /// Whether a file without that column is read all the same, as people without outcomes.
    package let outcomeMayLack: Bool
    /// The column of the weights.
    package let weight: String?
    /// The type of the numbers.
    package let precision: Precision
    /// What separates fields; a comma unless said otherwise.
    package let delimiter: UInt8

    /// A reader of the features of `schema`.
    package init(
        schema: Schema,
        outcome: String? = nil,
        outcomeMayLack: Bool = false,
        weight: String? = nil,
        precision: Precision = .float32,
        delimiter: UInt8 = UInt8(ascii: ",")
    ) {
        self.schema = schema
        self.outcome = outcome
        self.outcomeMayLack = outcomeMayLack
        self.weight = weight
        self.precision = precision
        self.delimiter = delimiter
    }

    /// The people in the file at `path`.
    ///
    /// **Edge cases**: a header without rows is zero people.
    ///
    /// - Throws: `TableError.faults` with up to `mostFaults` faults and their places.
    /// - Complexity: O(bytes).
    package func read(path: String) throws(TableError) -> Table {
        switch precision {
        case .float32: try read(path: path, Float.self)
        case .float64: try read(path: path, Double.self)
        }
    }

    /// The people in `bytes`, which messages call `name`.
    ///
    /// - Throws: as for `read(path:)`.
    package func read(bytes: [UInt8], name: String) throws(TableError) -> Table {
        switch precision {
        case .float32: try read(bytes: bytes, name: name, Float.self)
        case .float64: try read(bytes: bytes, name: name, Double.self)
        }
    }

    private func read<Element: MatrixElement>(
        bytes: [UInt8],
        name: String,
        _ type: Element.Type
    ) throws(TableError) -> Table {
        var builder = TableBuilder<Element>(self, file: name)
        try builder.consume(bytes)
        return try builder.finish()
    }

    private func read<Element: MatrixElement>(
        path: String,
        _ type: Element.Type
    ) throws(TableError) -> Table {
        var builder = TableBuilder<Element>(self, file: path)
        try TableFile.forEachChunk(of: path) { chunk throws(TableError) in try builder.consume(chunk) }
        return try builder.finish()
    }
}

extension MatrixElement {
    /// The table as people of its precision.
    static func people(_ table: ColumnTable<Self>) -> People {
        if let table = table as? ColumnTable<Float> { return .float32(table) }
        if let table = table as? ColumnTable<Double> { return .float64(table) }
        preconditionFailure("people of \(Self.self)")
    }
}
