extension ModelStructure {
    /// The cells of a feature, where the margin is constant within each whatever the other features are.
    ///
    /// - Returns: nil where the margin moves with the feature within cells.
    package func cells(ofFeature feature: Int) -> FeatureCells? {
        switch form {
        case .trees(let trees): return trees.cells[feature]
        case .cells(let cells): return cells[feature]
        case .additive(let sum):
            var breaks: [Double] = []
            for term in sum.terms {
                guard let position = term.features.firstIndex(of: feature) else { continue }
                guard let own = term.breaks[position] else { return nil }
                breaks += own
            }
            return FeatureCells(breaks: breaks)
        }
    }
}
