/// Reads scores that were made elsewhere from comma-separated text.
///
/// The first line names the columns; those that nobody asked for are skipped. Quoting is that of RFC 4180, lines end in LF
/// or CR LF, the text is UTF-8 with or without a mark of byte order.
///
/// **Edge cases**: a score that is empty, `NA`, `nan` or `inf` is no score: the person is unscored. An outcome that is
/// empty or `NA` is not known. A weight or a count that is missing or no number is a fault.
package struct ScoredTableReader: Sendable {
    /// What is read.
    package let request: ScoredTableRequest

    /// A reader of what `request` names.
    package init(_ request: ScoredTableRequest) {
        self.request = request
    }

    /// The rows of the file at `path`.
    ///
    /// - Throws: `TableError.faults` with up to `TableReader.mostFaults` faults and their places.
    /// - Complexity: O(bytes).
    package func read(path: String) throws(TableError) -> ScoredTable {
        var builder = ScoredTableBuilder(request, file: path)
        try TableFile.forEachChunk(of: path) { chunk throws(TableError) in try builder.consume(chunk) }
        return try builder.finish()
    }

    /// The rows in `bytes`, which messages call `name`.
    ///
    /// - Throws: as for `read(path:)`.
    package func read(bytes: [UInt8], name: String) throws(TableError) -> ScoredTable {
        var builder = ScoredTableBuilder(request, file: name)
        try builder.consume(bytes)
        return try builder.finish()
    }
}
