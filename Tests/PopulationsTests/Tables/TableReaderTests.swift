import Foundation
import Populations
import Scoring
import Testing

@Suite struct TableReaderTests {
    private static let features = [
        Feature(name: "sex", kind: .categorical(levels: ["man", "woman", "a, \"b\""])),
        Feature(name: "age", kind: .count(range: 16...70)),
        Feature(name: "income", kind: .continuous(range: -100...1e6), missing: .passed),
        Feature(name: "paid", kind: .binary(no: "no", yes: "yes")),
    ]

    private func reader(
        outcome: String? = nil,
        weight: String? = nil,
        precision: Precision = .float64
    ) throws -> TableReader {
        TableReader(
            schema: try Schema(features: Self.features),
            outcome: outcome,
            weight: weight,
            precision: precision
        )
    }

    private func rows(_ text: String) throws -> [[Double]] {
        let people = try reader().read(bytes: Array(text.utf8), name: "p.csv").people
        return (0..<people.count).map { people.row($0) }
    }

    private func faults(_ bytes: [UInt8], outcome: String? = nil, weight: String? = nil) throws
        -> [TableFault]
    {
        do {
            _ = try reader(outcome: outcome, weight: weight).read(bytes: bytes, name: "p.csv")
            return []
        } catch TableError.faults(let faults) {
            return faults
        }
    }

    @Test(arguments: [
        "sex,age,income,paid\nman,30,1.5,no\nwoman,40,-7,yes\n",
        "sex,age,income,paid\r\nman,30,1.5,no\r\nwoman,40,-7,yes",
        "\u{FEFF}sex,age,income,paid\nman,30,1.5,no\n\n\nwoman,40,-7,yes\n\n",
        "paid,extra,income,age,sex\n0,x,1.5,30,man\n1,\"y,\r\n\",-7,40,woman\n",
        "\"sex\",\"age\",\"income\",\"paid\"\n\"man\",\"30\",\"15e-1\",\"no\"\n\"woman\",\"40.0\",-7,\"yes\"",
    ])
    func readsEveryDialect(text: String) throws {
        #expect(try rows(text) == [[0, 30, 1.5, 0], [1, 40, -7, 1]])
    }

    @Test func quotedLevelsAndMissingValues() throws {
        let read = try rows("sex,age,income,paid\n\"a, \"\"b\"\"\",16,,yes\nman,70,NA,no\n")
        #expect(read[0][0] == 2 && read[0][2].isNaN && read[1][2].isNaN)
    }

    @Test func headerAloneIsNobody() throws {
        #expect(try rows("sex,age,income,paid") == [])
    }

    @Test func outcomesAndWeights() throws {
        let text = "sex,age,income,paid,found,w\nman,30,1,no,1,2.5\nman,30,1,no,,0\n"
        let table = try reader(outcome: "found", weight: "w").read(bytes: Array(text.utf8), name: "p.csv")
        #expect(table.outcomes?[0] == 1 && table.outcomes?[1].isNaN == true)
        #expect(table.weights == [2.5, 0])
        #expect(try reader().read(bytes: Array(text.utf8), name: "p.csv").outcomes == nil)
    }

    @Test(arguments: [
        ("0.1", 0.1), ("123456789012345", 123_456_789_012_345), ("0.30000000000000004", 0.30000000000000004),
        ("1e3", 1000), ("-0.000001", -0.000001), ("+5", 5), (".5", 0.5), ("5.", 5), ("1E+2", 100),
        ("00012", 12), ("999999.9999999999999", 999999.9999999999999),
    ])
    func numbersAreTheNearestDoubles(text: String, value: Double) throws {
        let wide = TableReader(
            schema: try Schema(features: [Feature(name: "x", kind: .continuous(range: -1e300...1e300))]),
            precision: .float64
        )
        let people = try wide.read(bytes: Array("x\n\(text)\n".utf8), name: "p.csv").people
        #expect(people[0, 0].bitPattern == value.bitPattern)
    }

    struct Fault: Sendable {
        let text: String
        let line: Int
        let column: Int
        let problem: TableProblem
    }

    @Test(arguments: [
        Fault(text: "", line: 1, column: 0, problem: .emptyFile),
        Fault(text: "\n\n", line: 1, column: 0, problem: .emptyFile),
        Fault(
            text: "sex,age,income,paid\nman,30,1,no\nwomn,30,1,no",
            line: 3,
            column: 1,
            problem: .unknownLevel(text: "womn", known: ["man", "woman", "a, \"b\""])
        ),
        Fault(text: "sex,age,income,paid\nman,x,1,no", line: 2, column: 2, problem: .notANumber(text: "x")),
        Fault(text: "sex,age,income,paid\nman,1e,1,no", line: 2, column: 2, problem: .notANumber(text: "1e")),
        Fault(
            text: "sex,age,income,paid\nman,30,\"1,5\",no",
            line: 2,
            column: 3,
            problem: .notANumber(text: "1,5")
        ),
        Fault(
            text: "sex,age,income,paid\nman,30,inf,no",
            line: 2,
            column: 3,
            problem: .notANumber(text: "inf")
        ),
        Fault(
            text: "sex,age,income,paid\nman,30,1e999,no",
            line: 2,
            column: 3,
            problem: .notANumber(text: "1e999")
        ),
        Fault(
            text: "sex,age,income,paid\nman,15,1,no",
            line: 2,
            column: 2,
            problem: .outOfRange(text: "15", allowed: "a whole number from 16 to 70")
        ),
        Fault(
            text: "sex,age,income,paid\nman,30.5,1,no",
            line: 2,
            column: 2,
            problem: .outOfRange(text: "30.5", allowed: "a whole number from 16 to 70")
        ),
        Fault(text: "sex,age,income,paid\nman,,1,no", line: 2, column: 2, problem: .missingValue),
        Fault(
            text: "sex,age,income,paid\nman,30,1",
            line: 2,
            column: 0,
            problem: .wrongFieldCount(expected: 4, actual: 3)
        ),
        Fault(
            text: "sex,age,income,paid\nman,30,1,no,",
            line: 2,
            column: 0,
            problem: .wrongFieldCount(expected: 4, actual: 5)
        ),
        Fault(
            text: "sex,age,income,paid\n\"man,30,1,no\nman,30,1,no",
            line: 2,
            column: 1,
            problem: .unclosedQuote
        ),
        Fault(text: "sex,age,income,paid\nm\"an,30,1,no", line: 2, column: 1, problem: .strayQuote),
        Fault(text: "sex,age,income,paid\n\"man\"x,30,1,no", line: 2, column: 1, problem: .strayQuote),
        Fault(text: "sex,age,income,paid,age", line: 1, column: 5, problem: .duplicateColumn),
        Fault(
            text: "sex,age,paid",
            line: 1,
            column: 0,
            problem: .missingColumn(name: "income", known: ["sex", "age", "paid"])
        ),
        Fault(
            text: "sex;age;income;paid",
            line: 1,
            column: 0,
            problem: .missingColumn(name: "sex", known: ["sex;age;income;paid"])
        ),
    ])
    func pointsAtTheFault(fault: Fault) throws {
        let found = try faults(Array(fault.text.utf8))
        #expect(found.first?.line == fault.line && found.first?.column == fault.column)
        #expect(found.first?.problem == fault.problem)
        #expect(found.first?.description.hasPrefix("p.csv:\(fault.line)") == true)
    }

    @Test func linesAreCountedThroughQuotes() throws {
        let found = try faults(Array("sex,age,income,paid,note\nman,30,1,no,\"a\nb\"\nman,3,1,no,c\n".utf8))
        #expect(found.map(\.line) == [4])
    }

    @Test func invalidUTF8IsFound() throws {
        let header = Array("sex,age,income,paid\n".utf8)
        let bad = try faults(header + [0xFF, 0x2C] + Array("30,1,no\n".utf8))
        #expect(bad.map(\.problem) == [.invalidUTF8] && bad[0].line == 2 && bad[0].column == 1)
        #expect(try faults([0xC3, 0x28, 0x2C] + header).map(\.problem) == [.invalidUTF8])
        #expect(try faults([0xEF, 0x41] + header).map(\.problem) == [.invalidUTF8])
    }

    @Test func hugeFieldsAndHeadersStop() throws {
        let long = Array("sex,age,income,paid\n\"".utf8) + [UInt8](repeating: 0x61, count: 100_000)
        #expect(try faults(long).first?.problem == .fieldTooLong(limit: 4096))
        #expect(
            try faults([UInt8](repeating: UInt8(ascii: ","), count: 100_000)).first?.problem
                == .tooManyColumns(limit: 10_000)
        )
    }

    @Test func manyFaultsAreToldAtOnceAndThenItStops() throws {
        let rows = (0..<100).map { _ in "x,y,z,no\n" }.joined()
        let found = try faults(Array(("sex,age,income,paid\n" + rows).utf8))
        #expect(found.count >= TableReader.mostFaults && found.count < TableReader.mostFaults + 4)
        #expect(found[0..<3].map(\.column) == [1, 2, 3])
    }

    @Test func badOutcomesAndWeights() throws {
        let text = "sex,age,income,paid,found,w\nman,30,1,no,2,-1\n"
        let found = try faults(Array(text.utf8), outcome: "found", weight: "w")
        #expect(found.map(\.name) == ["found", "w"])
        #expect(try faults(Array("sex,age,income,paid\n".utf8), outcome: "found").count == 1)
    }

    /// Random bytes end in people or in faults.
    @Test(arguments: 0..<4)
    func survivesRandomBytes(seed: Int) throws {
        let pieces = [
            "sex", "age", "income", "paid", ",", "\n", "\"", "\r", "man", "30", "1", "no", "\"\"", "\u{FF}",
            ";",
        ]
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        for _ in 0..<300 {
            var text = state % 2 == 0 ? "sex,age,income,paid\n" : ""
            for _ in 0..<20 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            _ = try faults(Array(text.utf8))
        }
    }

    @Test func filesAreReadInPieces() throws {
        let url = URL.temporaryDirectory.appending(path: "etalon-table-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: url) }
        let line = "woman,41,12.25,yes\n"
        // Longer than one piece of the file, so that rows and a level straddle the border.
        let count = 20_000
        try Data(("sex,age,income,paid\n" + String(repeating: line, count: count)).utf8).write(to: url)
        let people = try reader(precision: .float32).read(path: url.path).people
        #expect(people.count == count && people.precision == .float32)
        #expect(people.values(ofFeature: 2).allSatisfy { $0 == 12.25 })
        #expect(people.row(count - 1) == [1, 41, 12.25, 1])
        for path in [url.path + ".absent", URL.temporaryDirectory.path] {
            #expect(throws: TableError.self) { try reader().read(path: path) }
        }
    }
}
