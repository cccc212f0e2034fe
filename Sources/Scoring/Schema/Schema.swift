/// The ordered features of a model or a population, and the rules that hold between them.
public struct Schema: Equatable, Sendable {
    /// The features in the order of the columns.
    public let features: [Feature]
    /// The rules between features that every person meets.
    public let consistency: [ConsistencyRule]
    private let indices: [String: Int]

    /// A schema.
    ///
    /// - Throws: `ScoringError.duplicateFeature` where two features share a name.
    public init(features: [Feature], consistency: [ConsistencyRule] = []) throws(ScoringError) {
        var indices: [String: Int] = [:]
        for (index, feature) in features.enumerated() {
            guard indices.updateValue(index, forKey: feature.name) == nil else {
                throw .duplicateFeature(name: feature.name)
            }
        }
        self.features = features
        self.consistency = consistency
        self.indices = indices
    }

    /// Number of features.
    public var count: Int { features.count }

    /// The column of the feature called `name`; nil where there is none.
    public func index(of name: String) -> Int? { indices[name] }

    /// The column of the feature called `name`.
    ///
    /// - Throws: `ScoringError.unknownFeature` with the names there are.
    public func requireIndex(of name: String) throws(ScoringError) -> Int {
        guard let index = indices[name] else {
            throw .unknownFeature(name: name, known: features.map(\.name))
        }
        return index
    }
}
