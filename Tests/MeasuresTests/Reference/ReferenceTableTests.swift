import TestSupport
import Testing

/// Every value of `reference-values.json` in one table.
@Suite("Reference values", .enabled(if: ReferenceValues.isAvailable, "reference-values.json is absent"))
struct ReferenceTableTests {
    @Test(
        "scores, bins, calibration, disparity: all are met at the tolerance of the specification; the table is printed"
    )
    func table() throws {
        try check(ScoreRows.rows + CalibrationRows.rows + DisparityRows.rows + EdgeCaseRows.rows)
    }

    @Test("contrasts, capacities, permitted sets: the same")
    func contrasts() throws {
        try check(try ContrastRows.rows())
    }

    @Test("curves, Shapley values, Sobol indices, recourse: the same")
    func responses() throws {
        try check(try ResponseRows.rows())
    }

    private func check(_ rows: [ReferenceRow]) throws {
        let values = try #require(ReferenceValues.shared)
        var lines: [String] = []
        for row in rows {
            let expected = try values.number(row.keys)
            let got = try #require(row.got, "\(row.name) is undefined")
            let difference = got - expected
            let isMet = row.tolerance.admits(difference, of: expected)
            #expect(isMet, "\(row.name): expected \(expected), got \(got), difference \(difference)")
            lines.append("\(isMet ? "  " : "! ")\(row.name)  \(expected)  \(got)  \(difference)")
        }
        print("  name  expected  got  difference")
        print(lines.joined(separator: "\n"))
        print("\(lines.count) values")
    }
}
