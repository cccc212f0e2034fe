import DenseMatrix
import Scoring

/// Fits joint tables to margins, one after another; a later one may be given features of an earlier one.
struct JointBuilder {
    /// The cells of a table that was fitted: one person each, with every column that follows from the drawn ones.
    private struct Cells {
        let people: People
        let known: Set<Int>
        let masses: [Double]
    }

    private let population: String
    private let features: [Feature]
    private let margins: [Margin]
    /// The formulas of features that nothing else writes.
    private let formulas: [(feature: Int, expression: Expression)]
    private var built: [Cells] = []

    /// A builder for a population with these features, hidden ones included.
    init(
        population: String,
        features: [Feature],
        margins: [Margin],
        formulas: [(feature: Int, expression: Expression)]
    ) {
        self.population = population
        self.features = features
        self.margins = margins
        self.formulas = formulas
    }

    /// The table called `name` that draws `drawn` given `given`, fitted to every margin that speaks of nothing but these
    /// features and what follows from them.
    ///
    /// - Throws: `PopulationError.jointTooLarge`, `.jointNotGiven`, `.contradictoryMargins`.
    mutating func table(name: String, drawn: [Int], given: [Int]) throws(PopulationError) -> JointTable {
        let counts = (given + drawn).map { features[$0].kind.levels?.count ?? 0 }
        // A product of up to forty counts could overflow: stop as soon as it is too large.
        var size = 1
        for count in counts where size <= MarginFit.maximumCells { size *= count }
        guard size <= MarginFit.maximumCells else {
            throw .jointTooLarge(
                population: population,
                joint: name,
                cells: size,
                allowed: MarginFit.maximumCells
            )
        }
        let groupMasses = try groupMasses(name: name, given: given, counts: Array(counts[..<given.count]))
        let cells = cells(of: given + drawn, counts: counts)
        let usable = margins.filter { margin in
            if case .share = margin.quantity {
                margin.features.isSubset(of: cells.known) && !margin.features.isSubset(of: given)
            } else {
                false
            }
        }
        let masses = try MarginFit.masses(
            cells: cells.people,
            groupMasses: groupMasses,
            margins: usable,
            population: population,
            joint: name
        )
        built.append(Cells(people: cells.people, known: cells.known, masses: masses))
        return JointTable(
            given: given,
            givenCounts: Array(counts[..<given.count]),
            features: drawn,
            counts: Array(counts[given.count...]),
            masses: masses,
            stream: UniformStream(name: "joint:\(name)")
        )
    }

    /// The cells over all combinations of levels, the first feature running slowest.
    private func cells(of columns: [Int], counts: [Int]) -> (people: People, known: Set<Int>) {
        let size = counts.reduce(1, *)
        let unknown = DenseColumn<Double>(repeating: .nan, count: size)
        var table = [DenseColumn<Double>](repeating: unknown, count: features.count)
        for (column, codes) in zip(columns, JointTable.codes(counts: counts)) {
            table[column] = DenseColumn(codes)
        }
        var known = Set(columns)
        var grew = true
        while grew {
            grew = false
            for (feature, expression) in formulas
            where !known.contains(feature) && known.isSuperset(of: expression.features) {
                table[feature] = DenseColumn(expression.values(over: Self.people(table, count: size)))
                known.insert(feature)
                grew = true
            }
        }
        return (Self.people(table, count: size), known)
    }

    private static func people(_ columns: [DenseColumn<Double>], count: Int) -> People {
        do {
            return .float64(try ColumnTable(rows: count, columns: columns))
        } catch {
            preconditionFailure("columns of one table differ in length: \(error)")
        }
    }

    /// The mass of each combination of levels of `given`, from the first earlier table that knows them all.
    private func groupMasses(name: String, given: [Int], counts: [Int]) throws(PopulationError) -> [Double] {
        if given.isEmpty { return [1] }
        guard let source = built.first(where: { $0.known.isSuperset(of: given) }) else {
            throw .jointNotGiven(population: population, joint: name, given: given.map { features[$0].name })
        }
        var masses = [Double](repeating: 0, count: counts.reduce(1, *))
        let codes = given.map { source.people.values(ofFeature: $0) }
        for cell in 0..<source.people.count {
            var group = 0
            for (position, column) in codes.enumerated() {
                group = group * counts[position] + Int(column[cell])
            }
            masses[group] += source.masses[cell]
        }
        return masses
    }
}
