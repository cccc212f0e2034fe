import DenseMatrix
package import Scoring

extension Population {
    /// The people of `range`.
    ///
    /// - Parameters:
    ///   - range: numbers of people, from 0.
    ///   - seed: which of the possible populations.
    ///   - precision: the type of the numbers.
    ///   - features: columns of `schema` to make, in this order; all where nil. Making fewer takes less time.
    /// - Returns: `range.count` people; none for an empty range.
    /// - Throws: `PopulationError.illegalValue` or `.noProbability` where a formula of the specification gives what its own
    ///   schema forbids.
    /// - Precondition: `range` starts at 0 or later.
    /// - Complexity: O(people x features); memory for the people alone.
    package func people(
        _ range: Range<Int>,
        seed: UInt64,
        precision: Precision = .float32,
        features: [Int]? = nil
    ) throws(PopulationError) -> People {
        try sample(range, seed: seed, precision: precision, features: features, outcomes: []).people
    }

    /// The outcomes of the people of `range`, by the process called `name`.
    ///
    /// - Throws: `PopulationError.unknownOutcome`, `.noSuchSource`, and as for `people`.
    package func outcome(
        named name: String,
        source: OutcomeSource = .truth,
        _ range: Range<Int>,
        seed: UInt64
    ) throws(PopulationError) -> OutcomeValues {
        let request = OutcomeRequest(name: name, source: source)
        return try sample(range, seed: seed, precision: .float32, features: [], outcomes: [request]).outcomes[
            0
        ]
    }

    /// The people of `range` and their outcomes, made in one pass.
    ///
    /// - Returns: the people, and the outcomes in the order of `outcomes`.
    /// - Throws: as for `people` and `outcome`.
    package func sample(
        _ range: Range<Int>,
        seed: UInt64,
        precision: Precision = .float32,
        features: [Int]? = nil,
        outcomes requests: [OutcomeRequest]
    ) throws(PopulationError) -> PopulationSample {
        let columns = features ?? Array(0..<schema.count)
        switch precision {
        case .float32:
            let (table, outcomes) = try sample(range, seed, Float.self, columns, requests)
            return PopulationSample(people: .float32(table), outcomes: outcomes)
        case .float64:
            let (table, outcomes) = try sample(range, seed, Double.self, columns, requests)
            return PopulationSample(people: .float64(table), outcomes: outcomes)
        }
    }

    /// The people of `range` with every feature, hidden ones included, and `outcomes`.
    func complete(
        _ range: Range<Int>,
        seed: UInt64,
        outcomes requests: [OutcomeRequest]
    ) throws(PopulationError) -> PopulationSample {
        let (table, values) = try sample(range, seed, Double.self, Array(0..<allFeatures.count), requests)
        return PopulationSample(people: .float64(table), outcomes: values)
    }

    private func sample<Element: MatrixElement>(
        _ range: Range<Int>,
        _ seed: UInt64,
        _ type: Element.Type,
        _ columns: [Int],
        _ requests: [OutcomeRequest]
    ) throws(PopulationError) -> (ColumnTable<Element>, [OutcomeValues]) {
        precondition(range.lowerBound >= 0, "people \(range)")
        var maker = try SampleMaker<Element>(self, count: range.count, seed: seed, columns, requests)
        if let kept {
            try maker.makeKept(range, kept)
        } else {
            try maker.makeAll(range)
        }
        return (ColumnTable(maker.matrix), maker.outcomes)
    }
}
