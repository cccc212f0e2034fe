import Scoring
import Testing

/// Names that stand for numbers.
@Suite struct ExpressionConstantTests {
    private let constants = ["limit": 35.0, "age": 1000.0, "woman": 7.0]

    private func value(_ text: String, constants: [String: Double]) throws -> Double {
        let expression = try Expression(
            parsing: text,
            schema: ExpressionSchema.make(),
            constants: constants
        )
        return expression.value(row: ExpressionSchema.woman)
    }

    @Test func standForTheirNumbers() throws {
        #expect(try value("age - limit", constants: constants) == 5)
        #expect(try value("if(age >= limit, 2 * limit, 0)", constants: constants) == 70)
    }

    @Test func giveWayToFeaturesAndLevels() throws {
        #expect(try value("age", constants: constants) == 40)
        #expect(try value("sex = woman", constants: constants) == 1)
    }

    @Test func areAmongTheKnownNames() throws {
        #expect(
            throws: ScoringError.unknownFeature(
                name: "limits",
                known: ExpressionSchema.features.map(\.name) + ["age", "limit", "woman"]
            )
        ) { try value("age > limits", constants: constants) }
    }
}
