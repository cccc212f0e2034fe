import Scoring
import Testing

/// What a wrong formula is told, and where the finger points.
@Suite struct ExpressionErrorTests {
    private func failure(_ text: String, resultingIn result: Feature? = nil) throws -> ScoringError? {
        let schema = try ExpressionSchema.make()
        do {
            _ = try Expression(parsing: text, schema: schema, resultingIn: result)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("", 0), ("   ", 3), ("1 +", 3), ("(1", 2), ("1)", 1), ("1 2", 2), ("age age", 4), ("= 1", 0),
        ("1 = = 1", 4),
        ("1 < 2 < 3", 6), ("age == 40", 4), ("age <> 40", 4), ("!training", 0), ("training & training", 9),
        ("age % 2", 4),
        ("age # 2", 4), (".5", 0), ("1.", 1), ("1.5abc", 0), ("1e999", 0), ("'open", 0), ("sex = 'woman", 6),
        ("mean(age)", 0), ("abs()", 0), ("abs(1, 2)", 0), ("if(1, 2)", 0), ("clamp(1)", 0), ("abs 1", 4),
        ("in (1)", 0),
        ("age in 1", 7), ("age in ()", 8), ("age in (1", 9), ("age in (income)", 8), ("missing(1)", 8),
        ("missing(age > 1)", 12),
        ("'woman'", 0), ("'woman' = age", 0), ("sex < woman", 4), ("sex + 1", 0), ("1 + sex", 4),
        ("sex and 1", 0),
        ("not education", 4), ("sex = family", 4), ("sex = age", 4), ("age = sex", 4), ("sex = 1 + 1", 4),
        ("max(sex)", 4), ("not", 3), ("or", 0),
        ("if(1, sex, 2)", 6), ("\u{20AC}", 0), ("age \u{2264} 3", 4),
    ])
    func pointsAtTheFault(text: String, offset: Int) throws {
        guard case .expression(let reported, let place, let problem) = try failure(text) else {
            Issue.record("'\(text)' gave \(String(describing: try failure(text)))")
            return
        }
        #expect(reported == text)
        #expect(place == offset, "\(problem)")
        #expect(!problem.isEmpty)
    }

    @Test func namesWhatThereIs() throws {
        #expect(
            try failure("agee > 3")
                == .unknownFeature(name: "agee", known: ExpressionSchema.features.map(\.name))
        )
        #expect(
            try failure("missing(agee)")
                == .unknownFeature(name: "agee", known: ExpressionSchema.features.map(\.name))
        )
        #expect(
            try failure("sex = womn")
                == .unknownLevel(feature: "sex", level: "womn", known: ["man", "woman"])
        )
        #expect(
            try failure("cases >= 4")
                == .unknownLevel(feature: "cases", level: "4", known: ["0", "1", "2", "3_plus"])
        )
        #expect(
            try failure("education in (bac, master)")
                == .unknownLevel(feature: "education", level: "master", known: ["none", "bac", "bac+2"])
        )
        #expect(
            try failure("if(age < 30, young, under_30)", resultingIn: ExpressionSchema.features[5])
                == .unknownLevel(feature: "group", level: "young", known: ["under_30", "30_49", "50_plus"])
        )
    }

    @Test func refusesAResultThatIsNoLevel() throws {
        let group = ExpressionSchema.features[5]
        for text in ["age / 2", "cases", "age > 3"] {
            guard case .expression = try failure(text, resultingIn: group) else {
                Issue.record("'\(text)' was accepted as a level of 'group'")
                continue
            }
        }
        #expect(try failure("age > 3", resultingIn: ExpressionSchema.features[3]) == nil)
    }

    @Test(arguments: [
        String(repeating: "(", count: 100_000), String(repeating: "-", count: 100_000) + "1",
        String(repeating: "not ", count: 100_000) + "1", String(repeating: "abs(", count: 100_000),
        "1" + String(repeating: " + 1", count: 100_000),
        "max(1" + String(repeating: ", 1", count: 100_000) + ")",
        String(repeating: "if(1, 2, ", count: 70) + "3" + String(repeating: ")", count: 70),
    ])
    func refusesHostileLength(text: String) throws {
        guard case .expression(_, _, let problem) = try failure(text) else {
            Issue.record("accepted \(text.count) characters")
            return
        }
        #expect(problem.contains("split it"))
    }

    @Test func acceptsWhatIsJustWithinTheLimits() throws {
        #expect(
            try failure(String(repeating: "(", count: 31) + "1" + String(repeating: ")", count: 31)) == nil
        )
        #expect(try failure("1" + String(repeating: " + 1", count: 999)) == nil)
    }
}
