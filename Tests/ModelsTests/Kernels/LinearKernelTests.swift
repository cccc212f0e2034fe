import DenseMatrix
import Models
import TestSupport
import Testing

@Suite("Linear kernel")
struct LinearKernelTests {
    /// Scores of `columns` by the kernel.
    private func scores<Element: KernelColumn>(_ kernel: LinearKernel, _ columns: ColumnTable<Element>)
        -> [Double]
    {
        var out = [Double](repeating: -1, count: columns.rows)
        var span = out.mutableSpan
        kernel.score(columns, into: &span)
        return out
    }

    private func table<Element: KernelColumn>(rows: Int, columns: Int, awkwardEvery: Int) throws
        -> ColumnTable<Element>
    {
        try ColumnTable(
            rows: rows,
            columns: (0..<columns).map { column in
                let values = AwkwardValues.values(
                    count: rows,
                    seed: UInt64(column),
                    awkwardEvery: awkwardEvery
                )
                return DenseColumn(values.map { Element($0) })
            }
        )
    }

    private func check<Element: KernelColumn>(_ type: Element.Type, rows: Int, columns: Int) throws {
        let people: ColumnTable<Element> = try table(rows: rows, columns: columns, awkwardEvery: 7)
        let coefficients = AwkwardValues.values(count: columns, seed: 99, in: -1...1)
        let kernel = LinearKernel(intercept: 0.25, coefficients: coefficients, inverseLink: .identity)
        let expected = (0..<rows).map { row in
            LinearReference.predictor(
                intercept: 0.25,
                coefficients: coefficients,
                row: (0..<columns).map { Double(people[row, $0]) }
            )
        }
        withEachInstructionSet { instructionSet in
            let actual = scores(kernel, people)
            for row in 0..<rows where !(expected[row].isNaN && actual[row].isNaN) {
                #expect(actual[row].bitPattern == expected[row].bitPattern, "row \(row), \(instructionSet)")
            }
        }
    }

    @Test("equals the plain sum to the last bit", arguments: [0, 1, 2, 5, 6, 7, 11, 13, 30])
    func equalsReference(columns: Int) throws {
        for rows in [0, 1, 7, 8, 15, 16, 17, 130] {
            try check(Float.self, rows: rows, columns: columns)
            try check(Double.self, rows: rows, columns: columns)
        }
    }

    @Test(
        "gives one person the same score in a batch of any size and at any alignment",
        arguments: InstructionSet.available
    )
    func batchIndependence(instructionSet: InstructionSet) throws {
        let people: ColumnTable<Float> = try table(rows: 1300, columns: 9, awkwardEvery: 11)
        let kernel = LinearKernel(
            intercept: -0.5,
            coefficients: AwkwardValues.values(count: 9, seed: 5),
            inverseLink: .logistic
        )
        withEachInstructionSet { current in
            guard current == instructionSet else { return }
            let whole = scores(kernel, people).map(\.bitPattern)
            for rows in [0..<1, 1..<2, 3..<20, 511..<514, 1023..<1026, 700..<1300, 5..<1030] {
                #expect(scores(kernel, people.rows(rows)).map(\.bitPattern) == Array(whole[rows]))
            }
        }
    }

    @Test("gives the same bits on every instruction set, links and NaN included")
    func instructionSetsAgree() throws {
        let people: ColumnTable<Double> = try table(rows: 131, columns: 7, awkwardEvery: 3)
        for link in [InverseLink.identity, .logistic, .exponential] {
            let kernel = LinearKernel(
                intercept: 0.1,
                coefficients: AwkwardValues.values(count: 7, seed: 3),
                inverseLink: link
            )
            var first: [UInt64]?
            withEachInstructionSet { instructionSet in
                let bits = scores(kernel, people).map(\.bitPattern)
                #expect(bits == first ?? bits, "\(instructionSet), \(link)")
                first = first ?? bits
            }
        }
    }

    @Test("adds terms to predictors that are there")
    func addsTerms() throws {
        let people: ColumnTable<Float> = try table(rows: 37, columns: 8, awkwardEvery: 0)
        let kernel = LinearKernel(
            intercept: 3,
            coefficients: AwkwardValues.values(count: 8, seed: 4),
            inverseLink: .identity
        )
        withEachInstructionSet { _ in
            var predictors = [Double](repeating: 3, count: 37)
            var span = predictors.mutableSpan
            kernel.addTerms(people, to: &span)
            #expect(predictors == scores(kernel, people))
        }
    }

    @Test("scores people of a model without features by its intercept")
    func noColumns() throws {
        let kernel = LinearKernel(intercept: 0, coefficients: [], inverseLink: .logistic)
        let people = try ColumnTable<Float>(rows: 3, columns: [])
        #expect(scores(kernel, people) == [0.5, 0.5, 0.5])
    }
}
