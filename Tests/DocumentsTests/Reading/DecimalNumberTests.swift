import Testing

@testable import Documents

@Suite struct DecimalNumberTests {
    @Test(arguments: [
        "0", "-0", "1", "0.1", "-0.7", "1e22", "1e23", "123456789012345678901234567890", "4.9e-324",
        "1.7976931348623157e308",
        "0.24760025965768181", "9007199254740993", "2.2250738585072011e-308", "100000000000000000000",
        "5e-400", "0.000123456789e-5",
        "1234567890123456789", "0.30000000000000004",
    ])
    func everyNumberIsTheNearestDouble(text: String) throws {
        #expect(DecimalNumber.value(of: text)?.bitPattern == Double(text)?.bitPattern)
    }

    @Test func yamlAllowsMoreThanJSON() {
        for (text, value) in [("+1", 1.0), (".5", 0.5), ("2.", 2.0), ("007", 7.0), ("-.25e1", -2.5)] {
            #expect(DecimalNumber.value(of: text) == value)
        }
        for text in ["", "-", ".", "1e", "e5", "0x10", "1_000", "1 ", "nan", "inf", "--1", "1.2.3"] {
            #expect(DecimalNumber.value(of: text) == nil, "\(text)")
        }
        #expect(DecimalNumber.value(of: "1e999") == .infinity)
        #expect(DecimalNumber.value(of: "1e-999") == 0)
    }
}
