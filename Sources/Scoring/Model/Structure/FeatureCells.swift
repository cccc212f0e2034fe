/// The range of a feature cut into cells, within each of which a model does not tell values apart.
///
/// Cell i holds the values from break i - 1 (included) to break i (excluded); missing values have the last cell, unless
/// the model takes them for a value.
package struct FeatureCells: Equatable, Sendable {
    /// Where a cell begins, rising.
    package let breaks: [Double]
    /// The cell of a missing value.
    package let missingCell: Int

    /// Cells between breaks.
    ///
    /// - Parameters:
    ///   - breaks: any order, repeated ones count once; no NaN.
    ///   - missingAs: the value that a missing one is taken for; nil gives missing values a cell of their own.
    package init(breaks: some Sequence<Double>, missingAs: Double? = nil) {
        self.breaks = Set(breaks).sorted()
        missingCell =
            missingAs.map { [breaks = self.breaks] in Self.position(of: $0, in: breaks) }
            ?? self.breaks.count + 1
    }

    /// Number of cells, that of missing values included where they have one.
    package var count: Int { max(breaks.count + 1, missingCell + 1) }

    /// The cell of a value.
    ///
    /// - Complexity: O(log breaks).
    @inlinable
    package func cell(of value: Double) -> Int {
        value.isNaN ? missingCell : Self.position(of: value, in: breaks)
    }

    /// How many breaks a value reaches.
    @usableFromInline
    static func position(of value: Double, in breaks: [Double]) -> Int {
        var low = 0
        var high = breaks.count
        while low < high {
            let middle = (low + high) / 2
            if breaks[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The legal value of `cell` nearest to `value`; nil where the cell has none (as that of missing values).
    ///
    /// - Parameters:
    ///   - cell: the cell.
    ///   - value: a legal value.
    ///   - kind: which values are legal.
    ///   - precision: the numbers that people hold.
    /// - Returns: `value` itself where it is in the cell.
    package func nearestValue(
        inCell cell: Int,
        to value: Double,
        kind: FeatureKind,
        precision: Precision
    ) -> Double? {
        guard cell <= breaks.count else { return nil }
        if self.cell(of: value) == cell { return value }
        let isWhole: Bool
        if case .continuous = kind { isWhole = false } else { isWhole = true }
        let lower: Double
        let upper: Double
        if let range = kind.range {
            (lower, upper) = (range.lowerBound, range.upperBound)
        } else {
            (lower, upper) = (0, Double((kind.levels?.count ?? 1) - 1))
        }
        var nearest: Double
        if cell > 0, value < breaks[cell - 1] {
            nearest = max(breaks[cell - 1], lower)
            if isWhole { nearest = nearest.rounded(.up) }
            if precision == .float32, Double(Float(nearest)) < nearest {
                nearest = Double(Float(nearest).nextUp)
            } else if precision == .float32 {
                nearest = Double(Float(nearest))
            }
        } else {
            let end = cell < breaks.count ? breaks[cell] : .infinity
            nearest = min(end.nextDown, upper)
            if isWhole { nearest = nearest.rounded(.down) }
            if precision == .float32, Double(Float(nearest)) > nearest {
                nearest = Double(Float(nearest).nextDown)
            } else if precision == .float32 {
                nearest = Double(Float(nearest))
            }
        }
        return kind.contains(nearest) && self.cell(of: nearest) == cell ? nearest : nil
    }
}
