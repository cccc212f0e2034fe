import DenseMatrix
import Scoring

/// Makes the columns and outcomes of a range of people, block by block.
struct SampleMaker<Element: MatrixElement> {
    /// Attempts to find a person whom the population keeps.
    private static var mostAttempts: Int { 1000 }

    private let population: Population
    private let columns: [Int]
    private let steps: [GeneratorStep]
    private var generator: PeopleGenerator
    private var drawers: [OutcomeDrawer]
    private(set) var matrix: DenseMatrix<Element>

    /// - Throws: `PopulationError.unknownOutcome`, `.noSuchSource`.
    init(
        _ population: Population,
        count: Int,
        seed: UInt64,
        _ columns: [Int],
        _ requests: [OutcomeRequest]
    ) throws(PopulationError) {
        self.population = population
        self.columns = columns
        drawers = []
        var needed = Set(columns).union(population.kept?.features ?? [])
        for request in requests {
            let drawer = try OutcomeDrawer(request, of: population, count: count)
            needed.formUnion(drawer.features)
            drawers.append(drawer)
        }
        steps = population.steps(for: needed)
        generator = PeopleGenerator(features: population.allFeatures, population: population.id, seed: seed)
        matrix = DenseMatrix(rows: count, columns: columns.count)
    }

    /// The outcomes in the order of the requests.
    var outcomes: [OutcomeValues] { drawers.map(\.values) }

    /// Makes every person of `range`.
    mutating func makeAll(_ range: Range<Int>) throws(PopulationError) {
        var start = range.lowerBound
        while start < range.upperBound {
            let count = min(ExpressionScratch.blockSize, range.upperBound - start)
            let lanes = Lanes.consecutive(start: start, count: count)
            try generator.run(steps, lanes: lanes)
            let row = start - range.lowerBound
            for (column, feature) in columns.enumerated() {
                let register = generator.registers[feature]
                matrix.mutateColumn(column) { span in
                    GeneratorKernels.store(register, count: count, into: &span, from: row)
                }
            }
            for index in drawers.indices {
                try drawers[index].draw(with: &generator, lanes: lanes, rows: Array(row..<(row + count)))
            }
            start += count
        }
    }

    /// Makes for every number of `range` the first of its possible people of whom `kept` holds.
    ///
    /// - Throws: `PopulationError.nobodyKept` where none of them is.
    mutating func makeKept(_ range: Range<Int>, _ kept: Expression) throws(PopulationError) {
        var pending = Array(range)
        var attempt = 0
        while let first = pending.first {
            guard attempt < Self.mostAttempts else {
                throw .nobodyKept(
                    population: population.id,
                    condition: kept.text,
                    person: first,
                    attempts: attempt
                )
            }
            var left: [Int] = []
            for start in stride(from: 0, to: pending.count, by: ExpressionScratch.blockSize) {
                let people = Array(pending[start..<min(start + ExpressionScratch.blockSize, pending.count)])
                left += try makeKept(people, attempt: attempt, kept, firstRow: range.lowerBound)
            }
            pending = left
            attempt += 1
        }
    }

    /// Makes one attempt for each of `people`.
    ///
    /// - Returns: those who are not kept.
    private mutating func makeKept(
        _ people: [Int],
        attempt: Int,
        _ kept: Expression,
        firstRow: Int
    ) throws(PopulationError) -> [Int] {
        let lanes = Lanes.list(people)
        try generator.run(steps, lanes: lanes, attempt: attempt)
        let holds = generator.values(of: kept, count: people.count)
        var rows = [Int?](repeating: nil, count: people.count)
        var left: [Int] = []
        for (lane, person) in people.enumerated() {
            if holds[lane] < 0 || holds[lane] > 0 {
                rows[lane] = person - firstRow
            } else {
                left.append(person)
            }
        }
        for (column, feature) in columns.enumerated() {
            let register = generator.registers[feature]
            matrix.mutateColumn(column) { span in
                for (lane, row) in rows.enumerated() {
                    if let row { span[row] = Element(register[lane]) }
                }
            }
        }
        for index in drawers.indices { try drawers[index].draw(with: &generator, lanes: lanes, rows: rows) }
        return left
    }
}
