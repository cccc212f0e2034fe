import DenseMatrix

/// Mean, spread and range by outcome of one column of a design.
struct ColumnSummary: Equatable, Sendable {
    /// The mean.
    private(set) var mean = 0.0
    /// The standard deviation, dividing by n; 0 for a constant column.
    private(set) var deviation = 0.0
    private var count = 0.0
    private var squares = 0.0
    /// The smallest and largest value where the outcome is 0, and where it is 1; empty ones are infinite the wrong way round.
    private var lowest = (zero: Double.infinity, one: Double.infinity)
    private var highest = (zero: -Double.infinity, one: -Double.infinity)

    static func == (left: ColumnSummary, right: ColumnSummary) -> Bool {
        left.mean == right.mean && left.deviation == right.deviation && left.lowest == right.lowest
            && left.highest == right.highest
    }

    /// Whether all values are one.
    var isConstant: Bool { min(lowest.zero, lowest.one) == max(highest.zero, highest.one) }

    /// Whether a threshold has all values of one outcome on one side and all of the other on the other, either side with the threshold
    /// itself: then no finite coefficient is the most likely one.
    var separates: Bool { highest.zero <= lowest.one || highest.one <= lowest.zero }

    /// Whether no value is on the threshold itself.
    var separatesCompletely: Bool { highest.zero < lowest.one || highest.one < lowest.zero }

    /// Takes the values of a block whose weight is above 0.
    ///
    /// Means and squares are pooled block by block (Chan, Golub and LeVeque 1983), so that a large mean costs no digits.
    mutating func add(_ values: Span<Double>, outcomes: Span<Double>, weights: Span<Double>) {
        var sum = 0.0
        var n = 0.0
        for row in 0..<values.count where weights[row] > 0 {
            let value = values[row]
            sum += value
            n += 1
            if outcomes[row] == 0 {
                if value < lowest.zero { lowest.zero = value }
                if value > highest.zero { highest.zero = value }
            } else {
                if value < lowest.one { lowest.one = value }
                if value > highest.one { highest.one = value }
            }
        }
        guard n > 0 else { return }
        let blockMean = sum / n
        var blockSquares = 0.0
        for row in 0..<values.count where weights[row] > 0 {
            let difference = values[row] - blockMean
            blockSquares += difference * difference
        }
        let shift = blockMean - mean
        squares += blockSquares + shift * shift * count * n / (count + n)
        count += n
        mean += shift * n / count
        deviation = (squares / count).squareRoot()
    }
}

extension DesignData {
    /// The summaries of the given design columns over the rows of `blocks`.
    ///
    /// - Complexity: O(rows x indices).
    func summaries(of indices: [Int], over blocks: RowBlocks) -> [ColumnSummary] {
        var summaries = [ColumnSummary](repeating: ColumnSummary(), count: indices.count)
        let some = DesignData(
            table: table,
            columns: indices.map { columns[$0] },
            outcomes: outcomes,
            weights: weights
        )
        var values = [Double](repeating: 0, count: blocks.blockSize)
        for range in blocks.ranges {
            let block = some.block(range)
            let outcomes = outcomes.span.extracting(range)
            let weights = weights.span.extracting(range)
            for index in indices.indices {
                let column = block.column(index)
                var target = values.mutableSpan
                Element.widen(column.span, into: &target)
                summaries[index].add(
                    values.span.extracting(0..<range.count),
                    outcomes: outcomes,
                    weights: weights
                )
            }
        }
        return summaries
    }
}
