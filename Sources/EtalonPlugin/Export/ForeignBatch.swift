import CPluginABI
import DenseMatrix
import Scoring

/// People and room for scores that the harness owns, for the time of one call.
@safe struct ForeignBatch {
    private let people: People
    private let scores: etalon_scores

    /// The batch that the harness passed.
    ///
    /// Columns of adjacent numbers stay where they are; others are copied.
    ///
    /// - Throws: `ScoringError.pluginFailure` where addresses are missing or the precision is unknown.
    init(people: etalon_people, scores: etalon_scores) throws(ScoringError) {
        switch unsafe Int32(people.precision) {
        case ETALON_FLOAT32: self.people = .float32(try unsafe Self.table(people))
        case ETALON_FLOAT64: self.people = .float64(try unsafe Self.table(people))
        default: throw unsafe Self.malformed("people of unknown precision \(people.precision)")
        }
        guard unsafe scores.values != nil || scores.row_count == 0 || scores.column_count == 0 else {
            throw Self.malformed("no room for scores")
        }
        unsafe self.scores = unsafe scores
    }

    /// Lets `model` score the people into the harness's memory.
    func fill(by model: any ScoringModel) throws(ScoringError) {
        let (rows, columns) = unsafe (scores.row_count, scores.column_count)
        let isContiguous = unsafe scores.row_stride == 1 && (columns <= 1 || scores.column_stride >= rows)
        guard rows > 0, columns > 0, isContiguous, let values = unsafe scores.values else {
            var own = DenseMatrix<Double>(rows: rows, columns: columns)
            try model.score(people, into: &own)
            copy(own)
            return
        }
        var matrix = unsafe DenseMatrix(
            foreign: values,
            rows: rows,
            columns: columns,
            leadingDimension: columns == 1 ? rows : scores.column_stride
        )
        try model.score(people, into: &matrix)
        // A model may put another matrix in the place of the one it got.
        if unsafe !matrix.isStored(at: values) { copy(matrix) }
    }

    private func copy(_ matrix: DenseMatrix<Double>) {
        for column in 0..<matrix.columns {
            for row in 0..<matrix.rows {
                unsafe scores.values[row * scores.row_stride + column * scores.column_stride] =
                    matrix[row, column]
            }
        }
    }

    private static func table<Element>(_ people: etalon_people) throws(ScoringError) -> ColumnTable<Element> {
        let rows = unsafe people.row_count
        var columns: [DenseColumn<Element>] = []
        for index in 0..<(unsafe people.column_count) {
            guard let address = unsafe people.columns?[index] else {
                throw malformed("column \(index) is missing")
            }
            let first = unsafe address.assumingMemoryBound(to: Element.self)
            if unsafe people.row_stride == 1 {
                columns.append(unsafe DenseColumn(foreign: first, count: rows))
            } else {
                let stride = unsafe people.row_stride
                columns.append(DenseColumn((0..<rows).map { unsafe first[$0 * stride] }))
            }
        }
        do {
            return try ColumnTable(rows: rows, columns: columns)
        } catch {
            throw malformed("\(error)")
        }
    }

    private static func malformed(_ problem: String) -> ScoringError {
        .pluginFailure(code: Int(ETALON_E_INPUT), message: problem)
    }
}
