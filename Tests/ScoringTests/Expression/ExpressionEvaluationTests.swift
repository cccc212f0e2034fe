import Scoring
import Testing

/// Values worked by hand for the person of `ExpressionSchema.woman`.
@Suite struct ExpressionEvaluationTests {
    private func value(_ text: String, row: [Double] = ExpressionSchema.woman) throws -> Double {
        try Expression(parsing: text, schema: ExpressionSchema.make()).value(row: row)
    }

    @Test(arguments: [
        ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("10 - 4 - 3", 3), ("12 / 3 / 2", 2), ("-2 * -3", 6),
        ("2 - -3", 5), ("- - 4", 4), ("1 + 1 = 2", 1), ("1 < 2 and 2 < 1 or 1 = 1", 1),
        ("1 = 1 or 1 = 1 and 1 = 2", 1), ("not 1 = 2 and 1 = 1", 1), ("not (1 = 1 and 1 = 1)", 0),
        ("not not 1 = 1", 1), ("1.5e3", 1500), ("2e-2", 0.02), ("0.25", 0.25), ("1e3 + 1", 1001),
    ])
    func bindsAsWritten(text: String, expected: Double) throws {
        #expect(try value(text) == expected)
    }

    @Test(arguments: [
        ("age = 40", 1), ("age != 40", 0), ("age < 40", 0), ("age <= 40", 1), ("age > 39", 1),
        ("age >= 41", 0),
        ("age in (39, 40)", 1), ("age not in (39, 40)", 0), ("age in (-1, 5)", 0), ("training", 1),
        ("not training", 0),
        ("training = yes", 1), ("training = 1", 1), ("training = no", 0), ("training = retrained", 0),
        ("sex = woman", 1), ("woman = sex", 1), ("sex != man", 1), ("sex in (man)", 0),
        ("education >= bac", 1), ("education < 'bac+2'", 1), ("education = \"bac+2\"", 0),
        ("group = 30_49", 1), ("group >= 50_plus", 0), ("cases = 2", 1), ("cases < 3_plus", 1),
        ("cases in (0, 3_plus)", 0),
        ("family in ('lone parent', couple)", 1), ("sex = woman and family in ('lone parent')", 1),
        ("education + 1", 2), ("0.5 * (sex = woman)", 0.5), ("sex = if(age > 30, woman, man)", 1),
    ])
    func comparesFeaturesAndLevels(text: String, expected: Double) throws {
        #expect(try value(text) == expected)
    }

    @Test(arguments: [
        ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("min(7)", 7), ("abs(-3)", 3), ("sqrt(16)", 4),
        ("exp(0)", 1),
        ("log(1)", 0), ("logistic(0)", 0.5), ("floor(-1.5)", -2), ("ceil(-1.5)", -1), ("round(2.5)", 3),
        ("round(-2.5)", -3),
        ("clamp(5, 0, 3)", 3), ("clamp(-5, 0, 3)", 0), ("clamp(2, 0, 3)", 2), ("if(age < 25, 0, 1)", 1),
        ("if(training, 7, 9)", 7),
        ("count(age > 30, training, sex = man, 3)", 3), ("count(a_missing = 1, 1)", 1), ("missing(age)", 0),
        ("1 / 0", .infinity), ("log(0)", -.infinity), ("income / 1000", 1.5),
    ])
    func computesFunctions(text: String, expected: Double) throws {
        #expect(try value(text.replacing("a_missing", with: "retrained")) == expected)
    }

    /// e, log 2 and logistic(-2) to the digits of any table.
    @Test(arguments: [
        ("exp(1)", 2.718281828459045), ("log(2)", 0.6931471805599453), ("logistic(-2)", 0.11920292202211755),
        ("logistic(-2 + 0.3 * training)", 0.1544652650835347),
    ])
    func matchesTabulatedValues(text: String, expected: Double) throws {
        #expect(abs(try value(text) - expected) < 1e-15)
    }

    @Test(arguments: [
        "age = 40", "age != 40", "age < 40", "age <= 40", "age > 40", "age >= 40", "age in (40)",
        "age not in (40)",
        "sex = woman", "sex != woman", "training and 1 = 1", "training or age = 40", "count(age, training)",
        "if(age > 20, 1, 0)", "if(training, 1, 0)",
    ])
    func missingIsFalse(text: String) throws {
        #expect(try value(text, row: ExpressionSchema.unknown) == 0)
    }

    @Test(arguments: [
        "age + 1", "1 - age", "age * 0", "1 / age", "-age", "min(age, 1)", "min(1, age)", "max(age, 1)",
        "max(1, age)",
        "clamp(age, 0, 1)", "clamp(0, age, 1)", "clamp(0, 0, age)", "abs(age)", "sqrt(age)", "exp(age)",
        "log(age)", "logistic(age)",
        "floor(age)", "ceil(age)", "round(age)", "age", "sqrt(-1)", "log(-1)", "0 / 0",
    ])
    func missingStaysMissingInArithmetic(text: String) throws {
        #expect(try value(text, row: ExpressionSchema.unknown).isNaN)
    }

    @Test func missingCanBeAsked() throws {
        let unknown = ExpressionSchema.unknown
        #expect(try value("missing(age)", row: unknown) == 1)
        #expect(try value("not training", row: unknown) == 1)
        #expect(try value("if(missing(age), 30, age)", row: unknown) == 30)
        #expect(try Expression(parsing: "age", schema: ExpressionSchema.make()).holds(row: unknown) == false)
    }

    @Test func yieldsLevelsOfItsResult() throws {
        let group = ExpressionSchema.features[5]
        let expression = try Expression(
            parsing: "if(age < 30, under_30, if(age < 50, 30_49, '50_plus'))",
            schema: ExpressionSchema.make(),
            resultingIn: group
        )
        var row = ExpressionSchema.woman
        for (age, code) in [(29.0, 0.0), (30, 1), (49, 1), (50, 2)] {
            row[0] = age
            #expect(expression.value(row: row) == code)
        }
    }

    @Test func knowsWhatItReads() throws {
        let expression = try Expression(
            parsing: "if(missing(income), sex = woman, count(age, age > 3))",
            schema: ExpressionSchema.make()
        )
        #expect(expression.features == [0, 1, 4])
        #expect(expression.text == "if(missing(income), sex = woman, count(age, age > 3))")
        #expect(try Expression(parsing: "1 + 1", schema: ExpressionSchema.make()).features == [])
    }

    @Test func constantsHaveNames() throws {
        let constants = ["slope": 0.5, "woman": 9, "age": 7]
        let schema = try ExpressionSchema.make()
        func value(_ text: String) throws -> Double {
            try Expression(parsing: text, schema: schema, constants: constants).value(
                row: ExpressionSchema.woman
            )
        }
        #expect(try value("2 * slope") == 1)
        #expect(try value("age") == 40)
        #expect(try value("if(sex = woman, woman, 0)") == 9)
        #expect(
            throws: ScoringError.unknownFeature(
                name: "slop",
                known: ExpressionSchema.features.map(\.name) + ["age", "slope", "woman"]
            )
        ) { try value("slop") }
    }
}
