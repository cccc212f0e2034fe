/// The joint distribution of several features with levels, given the levels of some others.
///
/// **Shape**: one inverse table for every combination of levels of the given features (one where none is given), over
/// all combinations of levels of the drawn ones; combinations are numbered with the last feature running fastest.
package struct JointTable: Equatable, Sendable {
    /// The features it is given.
    package let given: [Int]
    /// The features it draws.
    package let features: [Int]
    /// Where the uniform numbers come from.
    package let stream: UniformStream
    private let givenCounts: [Int]
    /// Combinations of levels of the drawn features.
    private let combinations: Int
    /// Slices of the guide of one combination of given levels.
    private let slices: Int
    /// The cumulative probabilities and the guides of all combinations of given levels, one after the other.
    private let cumulative: [Double]
    private let guide: [Int32]
    private let codes: [[Double]]

    /// A table from the masses of its cells.
    ///
    /// - Parameters:
    ///   - given: the features it is given.
    ///   - givenCounts: how many levels they have.
    ///   - features: the features it draws.
    ///   - counts: how many levels they have.
    ///   - masses: one number a cell, the given features running slowest. A combination of given levels without mass
    ///     draws all combinations alike; it does not occur.
    ///   - stream: where the uniform numbers come from.
    package init(
        given: [Int],
        givenCounts: [Int],
        features: [Int],
        counts: [Int],
        masses: [Double],
        stream: UniformStream
    ) {
        let combinations = counts.reduce(1, *)
        precondition(
            masses.count == combinations * givenCounts.reduce(1, *),
            "\(masses.count) cells of \(givenCounts) x \(counts)"
        )
        self.given = given
        self.features = features
        self.stream = stream
        self.givenCounts = givenCounts
        self.combinations = combinations
        let slices = InverseTable.slices(forIndices: combinations)
        self.slices = slices
        var cumulative: [Double] = []
        var guide: [Int32] = []
        for start in stride(from: 0, to: masses.count, by: combinations) {
            let weights = Array(masses[start..<(start + combinations)])
            let sums = InverseTable.cumulative(
                weights: weights.contains { $0 > 0 } ? weights : [Double](repeating: 1, count: combinations)
            )
            cumulative += sums
            guide += InverseTable.guide(of: sums[...], slices: slices)
        }
        self.cumulative = cumulative
        self.guide = guide
        codes = Self.codes(counts: counts)
    }

    /// For every feature, its code in each combination of levels.
    static func codes(counts: [Int]) -> [[Double]] {
        let combinations = counts.reduce(1, *)
        var period = combinations
        return counts.map { count in
            let run = period / count
            defer { period = run }
            return (0..<combinations).map { Double($0 % period / run) }
        }
    }

    /// Draws the features for `count` people.
    ///
    /// - Parameters:
    ///   - uniforms: one number a person.
    ///   - count: how many people.
    ///   - registers: one list a feature of the population; those of the given features are read, those of the drawn
    ///     ones written.
    package func draw(uniforms: [Double], count: Int, registers: inout [[Double]]) {
        var rows = [Int32](repeating: 0, count: count)
        for (position, feature) in given.enumerated() {
            GeneratorKernels.addLevel(
                codes: registers[feature],
                levels: givenCounts[position],
                count: count,
                to: &rows
            )
        }
        GeneratorKernels.searchGrouped(
            cumulative: cumulative,
            size: combinations,
            guide: guide,
            slices: slices,
            uniforms: uniforms,
            count: count,
            rows: &rows
        )
        for (position, feature) in features.enumerated() {
            GeneratorKernels.gather(codes[position], rows: rows, count: count, into: &registers[feature])
        }
    }
}
