import DenseMatrix
import Scoring

extension People {
    /// These people as a model sees them that leaves missing values to the harness: none where the schema refuses
    /// them, the imputed ones in place.
    ///
    /// - Throws: `ScoringError.missingValue` for the first feature and person that must not lack a value.
    /// - Complexity: one pass over the columns whose policy is not to pass missing values on; columns without any
    ///   stay where they are.
    func applyingMissingPolicies(of schema: Schema) throws(ScoringError) -> People {
        var ready = self
        for (index, feature) in schema.features.enumerated() {
            switch feature.missing {
            case .passed: continue
            case .refused:
                if let person = firstMissing(inFeature: index) {
                    throw .missingValue(feature: feature.name, person: person)
                }
            case .imputed(let value):
                guard firstMissing(inFeature: index) != nil else { continue }
                let values = values(ofFeature: index).map { $0.isNaN ? value : $0 }
                ready = try ready.replacing(feature: index, with: values)
            }
        }
        return ready
    }

    /// The first person without a value of the feature; nil where there is none.
    private func firstMissing(inFeature index: Int) -> Int? {
        switch self {
        case .float32(let table): Self.firstMissing(in: table.column(index))
        case .float64(let table): Self.firstMissing(in: table.column(index))
        }
    }

    private static func firstMissing<Element>(in column: DenseColumn<Element>) -> Int? {
        let span = column.span
        var anyMissing = false
        for person in span.indices {
            anyMissing = anyMissing || span[person].isNaN
        }
        return anyMissing ? span.indices.first { span[$0].isNaN } : nil
    }
}
