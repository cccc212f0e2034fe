import DenseMatrix
import Harness
import Scoring
import Testing

@Suite struct PopulationBindingTests {
    static func descriptor(_ features: [Feature]) throws -> ModelDescriptor {
        ModelDescriptor(
            id: "model",
            version: "1.0.0",
            name: LocalizedText("Model"),
            system: LocalizedText("A system"),
            family: "rules",
            schema: try Schema(features: features),
            precision: .float64,
            outputs: [Output(name: "score", kind: .score)],
            decision: .threshold(output: 0, cut: 1),
            target: nil,
            provenance: ModelProvenance(
                classification: .conceptual,
                summary: LocalizedText("None"),
                sources: []
            ),
            parameters: []
        )
    }

    static let population = [
        Feature(name: "age", kind: .count(range: 16...70)),
        Feature(name: "sex", kind: .categorical(levels: ["man", "woman"])),
        Feature(name: "family", kind: .categorical(levels: ["single", "couple"])),
    ]

    @Test func levelsAreMatchedByName() throws {
        let model = try Self.descriptor([
            Feature(name: "sex", kind: .categorical(levels: ["woman", "man"])),
            Feature(name: "family", kind: .categorical(levels: ["lone_parent", "couple", "single"])),
            Feature(name: "age", kind: .count(range: 0...120)),
        ])
        let binding = try PopulationBinding(
            model: model,
            population: Schema(features: Self.population),
            populationName: "people"
        )
        #expect(binding.columns == [1, 2, 0])
        let people = People.float64(
            ColumnTable(try DenseMatrix(columns: [[30, 40, 50], [0, 1, .nan], [0, 1, 1]]))
        )
        let bound = binding.people(from: people)
        #expect(bound.row(0) == [1, 2, 30])
        #expect(bound.row(1) == [0, 1, 40])
        #expect(bound[2, 0].isNaN && bound[2, 2] == 50)
    }

    @Test func everythingThatDoesNotFitIsNamedAtOnce() throws {
        let model = try Self.descriptor([
            Feature(name: "income", kind: .continuous(range: 0...1)),
            Feature(name: "sex", kind: .categorical(levels: ["woman", "other"])),
            Feature(name: "age", kind: .ordinal(levels: ["young", "old"])),
        ])
        #expect(
            throws: HarnessError.populationLacksFeatures(
                model: "model",
                population: "people",
                problems: [
                    "income: the population has no such feature",
                    "sex: the population's man not among the model's woman, other",
                    "age: ordinal in the model, count in the population",
                ]
            )
        ) {
            try PopulationBinding(
                model: model,
                population: Schema(features: Self.population),
                populationName: "people"
            )
        }
    }
}
