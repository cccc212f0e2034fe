import DenseMatrix
import Models
import TestSupport
import Testing

@Suite("Additive terms")
struct AdditiveTermTests {
    private static let lengths = [0, 1, 7, 8, 9, 16, 130]

    /// Predictors that start at 0.5, after `body` has added to them.
    private func predictors(_ count: Int, _ body: (inout MutableSpan<Double>) -> Void) -> [Double] {
        var z = [Double](repeating: 0.5, count: count)
        var span = z.mutableSpan
        body(&span)
        return z
    }

    @Test("looks levels up; NaN, fractions and unknown codes are missing", arguments: lengths)
    func levels(count: Int) {
        let codes = AwkwardValues.values(count: count, seed: 1, in: -2...6, awkwardEvery: 5).enumerated().map
        {
            $0.offset % 3 == 0 ? $0.element : $0.element.rounded()
        }
        let term = LevelTerm(contributions: [0.125, -3, 7.5, 1e-9], missing: 42)
        let expected = codes.map {
            0.5 + LinearReference.level($0, contributions: [0.125, -3, 7.5, 1e-9], missing: 42)
        }
        let singleExpected = codes.map {
            0.5
                + LinearReference.level(
                    Double(Float($0)),
                    contributions: [0.125, -3, 7.5, 1e-9],
                    missing: 42
                )
        }
        withEachInstructionSet { _ in
            #expect(predictors(count) { term.add(DenseColumn(codes), to: &$0) } == expected)
            #expect(
                predictors(count) { term.add(DenseColumn(codes.map { Float($0) }), to: &$0) }
                    == singleExpected
            )
        }
    }

    @Test("takes every code as missing where there are no levels")
    func noLevels() {
        let term = LevelTerm(contributions: [], missing: -1)
        #expect(predictors(3) { term.add(DenseColumn([0.0, 1, .nan]), to: &$0) } == [-0.5, -0.5, -0.5])
    }

    @Test("finds the bin by exact comparison", arguments: [0, 1, 2, 3, 24, 25, 26, 63, 64, 100, 255, 300])
    func bins(edgeCount: Int) {
        let edges = (0..<edgeCount).map { Double($0) * 0.1 - 3 }
        let scores = (0..<(edgeCount + 2)).map { Double($0) }
        let term = BinnedTerm(edges: edges, scores: scores)
        var values = AwkwardValues.values(count: 61, seed: 2, in: -5...30, awkwardEvery: 4)
        values += edges.flatMap { [$0, $0.nextUp, $0.nextDown] }
        let expected = values.map { 0.5 + Double(LinearReference.bin(of: $0, edges: edges)) }
        let singles = values.map { Float($0) }
        let singleExpected = singles.map { 0.5 + Double(LinearReference.bin(of: Double($0), edges: edges)) }
        withEachInstructionSet { _ in
            #expect(predictors(values.count) { term.add(DenseColumn(values), to: &$0) } == expected)
            #expect(predictors(values.count) { term.add(DenseColumn(singles), to: &$0) } == singleExpected)
            var found = [Int32](repeating: -1, count: values.count)
            var span = found.mutableSpan
            term.bins(of: DenseColumn(values), into: &span)
            #expect(found.map { 0.5 + Double($0) } == expected)
        }
    }

    @Test("handles any number of people", arguments: lengths)
    func binLengths(count: Int) {
        let term = BinnedTerm(edges: [-1, 0, .infinity], scores: [9, 1, 2, 3, 4])
        let values = AwkwardValues.values(count: count, seed: 6, awkwardEvery: 3)
        let expected = values.map { 0.5 + term.scores[LinearReference.bin(of: $0, edges: term.edges)] }
        withEachInstructionSet { _ in
            #expect(predictors(count) { term.add(DenseColumn(values), to: &$0) } == expected)
        }
    }

    @Test("multiplies factors; a level of zero closes the term even to missing values", arguments: lengths)
    func products(count: Int) throws {
        let sex = AwkwardValues.values(count: count, seed: 3, in: 0...1).map { $0.rounded() }
        let care = AwkwardValues.values(count: count, seed: 4, awkwardEvery: 3)
        let level = AwkwardValues.values(count: count, seed: 5, in: -1...3, awkwardEvery: 6).map {
            $0.rounded()
        }
        let factors: [ProductTerm.Factor] = [
            .level(column: 0, contributions: [0, 1], missing: 0),
            .value(column: 1),
            .level(column: 2, contributions: [2, 0, -0.5], missing: 0.25),
        ]
        let term = ProductTerm(coefficient: -0.15, factors: factors)
        let people = try ColumnTable(
            rows: count,
            columns: [DenseColumn(sex), DenseColumn(care), DenseColumn(level)]
        )
        let singles = try ColumnTable(
            rows: count,
            columns: [sex, care, level].map { column in DenseColumn(column.map { Float($0) }) }
        )
        func expected(_ row: (Int) -> [Double]) -> [UInt64] {
            (0..<count).map {
                (0.5 + LinearReference.product(coefficient: -0.15, factors: factors, row: row($0))).bitPattern
            }
        }
        let doubleBits = expected { [sex[$0], care[$0], level[$0]] }
        let singleBits = expected { row in (0..<3).map { Double(singles[row, $0]) } }
        withEachInstructionSet { _ in
            #expect(predictors(count) { term.add(people, to: &$0) }.map(\.bitPattern) == doubleBits)
            #expect(predictors(count) { term.add(singles, to: &$0) }.map(\.bitPattern) == singleBits)
        }
    }
}
