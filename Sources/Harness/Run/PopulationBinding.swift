package import Scoring

/// Which column of a population feeds which feature of a model, and how level codes translate.
///
/// Features are matched by name, levels by their names: a population that lists its levels in another order, or knows
/// fewer, fits all the same.
package struct PopulationBinding: Equatable, Sendable {
    /// The population's column of each feature of the model.
    package let columns: [Int]
    /// For each feature whose codes differ: the model's code of each of the population's levels.
    private let codes: [Int: [Double]]

    /// Matches the features of `model` with those of `population`.
    ///
    /// - Throws: `HarnessError.populationLacksFeatures` with everything that does not fit.
    package init(
        model: ModelDescriptor,
        population: Schema,
        populationName: String
    ) throws(HarnessError) {
        var columns: [Int] = []
        var codes: [Int: [Double]] = [:]
        var problems: [String] = []
        for (position, feature) in model.schema.features.enumerated() {
            guard let column = population.index(of: feature.name) else {
                problems.append("\(feature.name): the population has no such feature")
                continue
            }
            columns.append(column)
            switch (feature.kind.levels, population.features[column].kind.levels) {
            case (nil, nil): break
            case (let wanted?, let given?):
                let unknown = given.filter { !wanted.contains($0) }
                if unknown.isEmpty {
                    if wanted != given { codes[position] = given.compactMap { feature.code(ofLevel: $0) } }
                } else {
                    problems.append(
                        "\(feature.name): the population's \(Self.list(unknown)) not among the model's \(Self.list(wanted))"
                    )
                }
            case (_?, nil), (nil, _?):
                problems.append(
                    """
                    \(feature.name): \(feature.kind.word) in the model, \
                    \(population.features[column].kind.word) in the population
                    """
                )
            }
        }
        guard problems.isEmpty else {
            throw .populationLacksFeatures(model: model.id, population: populationName, problems: problems)
        }
        self.columns = columns
        self.codes = codes
    }

    /// The columns of the model in its order, from `people` with all features of the population.
    package func people(from people: People) -> People { translated(people.selecting(columns)) }

    /// People whose features are already the model's, with the population's level codes made the model's; memory is
    /// shared where the codes agree.
    package func translated(_ people: People) -> People {
        var translated = people
        for (position, translation) in codes {
            let values = people.values(ofFeature: position).map { code in
                code.isNaN ? code : translation[Int(code)]
            }
            do {
                translated = try translated.replacing(feature: position, with: values)
            } catch {
                preconditionFailure("a column of the right length was refused: \(error)")
            }
        }
        return translated
    }

    private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
