/// The rows of a fit in blocks of one size, all of them or an evenly spread share.
struct RowBlocks: Sendable {
    /// Rows in all.
    let rows: Int
    /// Rows of a block.
    let blockSize: Int
    /// Every how many blocks one is taken.
    var step = 1

    /// Blocks whose weighted design fits the second-level cache.
    init(rows: Int, columns: Int) {
        self.rows = rows
        blockSize = min(1024, max(256, 32_768 / (columns + 2) / 64 * 64))
    }

    /// The ranges of rows, in order.
    var ranges: some Sequence<Range<Int>> {
        stride(from: 0, to: rows, by: blockSize * step).lazy.map { [rows, blockSize] start in
            start..<min(start + blockSize, rows)
        }
    }
}
