import DenseMatrix
import Scoring

extension DenseMatrix<Double> {
    /// Demands that every score is a finite number.
    ///
    /// - Throws: `ScoringError.scoreNotFinite` for the first output, and in it the first person, where one is not.
    func checkFinite(outputs: [Output]) throws(ScoringError) {
        for column in 0..<columns {
            let values = self.column(column)
            let span = values.span
            var allFinite = true
            for person in span.indices where !span[person].isFinite {
                allFinite = false
            }
            if allFinite { continue }
            let person = span.indices.first { !span[$0].isFinite } ?? 0
            throw .scoreNotFinite(output: outputs[column].name, person: person)
        }
    }
}
