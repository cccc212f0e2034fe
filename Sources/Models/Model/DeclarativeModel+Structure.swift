package import Scoring

extension DeclarativeModel: StructuredModel {
    /// How one output is computed: a sum of terms, a sum of leaves, or conditions over cells of the features.
    ///
    /// The margins of a structure are summed without fused operations; they agree with those of the kernels to a few units in the
    /// last place, and the scores are those of the same inverse links.
    ///
    /// - Returns: nil where an output can change anywhere with some feature and is no sum of terms.
    /// - Complexity: O(size of the model) the first time, O(1) afterwards.
    package func structure(ofOutput output: Int) -> ModelStructure? {
        structures.value(ofOutput: output) {
            StructureBuilder(schema: descriptor.schema, parts: parts).structure(
                ofColumn: exposedColumns[output]
            )
        }
    }
}
