import DenseMatrix

/// One column of an expanded design: a number, or an indicator of a level.
enum DesignColumn: Hashable, Sendable {
    /// The value of a feature.
    case value(feature: Int)
    /// 1 for people of this level, 0 for those of another, NaN for those of none.
    case level(feature: Int, code: Int, levels: Int)

    /// Writes the column for the people of one block.
    func write<Element: MatrixElement>(_ people: ColumnTable<Element>, into values: inout MutableSpan<Double>)
    {
        switch self {
        case .value(let feature):
            let column = people.column(feature)
            let span = column.span
            for index in span.indices { values[index] = Double(span[index]) }
        case .level(let feature, let code, let levels):
            let column = people.column(feature)
            let span = column.span
            for index in span.indices {
                let value = Double(span[index])
                let isLevel = value >= 0 && value < Double(levels) && value == value.rounded(.towardZero)
                values[index] = value == Double(code) ? 1 : (isLevel ? 0 : .nan)
            }
        }
    }
}
