import CKernels
import DenseMatrix

/// The C kernels that make people column by column, each behind a check of what it is given.
///
/// All take the first `count` elements of their columns.
enum GeneratorKernels {
    /// Writes draws `first` to `first + count - 1` of a stream, each in (0, 1).
    static func openUniforms(
        key: UInt64,
        stream: UInt64,
        first: Int,
        count: Int,
        into uniforms: inout [Double]
    ) {
        precondition(count <= uniforms.count && first >= 0, "\(count) draws from \(first)")
        unsafe ek_open_uniforms(key, stream, UInt64(first), count, &uniforms)
    }

    /// Writes `base` and how many of `thresholds` are at most each uniform number.
    static func countThresholds(
        _ thresholds: [Double],
        base: Double,
        uniforms: [Double],
        count: Int,
        into target: inout [Double]
    ) {
        precondition(count <= uniforms.count && count <= target.count, "\(count) of \(target.count)")
        unsafe ek_count_thresholds(thresholds, thresholds.count, base, uniforms, count, &target)
    }

    /// Writes `base` and the smallest index whose cumulative exceeds each uniform number.
    ///
    /// - Precondition: the guide is of `slices` elements, a power of two; uniform numbers are below 1.
    static func searchGuided(
        cumulative: [Double],
        guide: [Int32],
        base: Double,
        uniforms: [Double],
        count: Int,
        into target: inout [Double]
    ) {
        precondition(count <= uniforms.count && count <= target.count, "\(count) of \(target.count)")
        unsafe ek_search_guided(cumulative, guide, Double(guide.count), base, uniforms, count, &target)
    }

    /// Makes the rows of a table of given levels: row times `levels` plus the code.
    static func addLevel(codes: [Double], levels: Int, count: Int, to rows: inout [Int32]) {
        precondition(count <= codes.count && count <= rows.count, "\(count) of \(rows.count)")
        unsafe ek_add_level(codes, Int32(levels), count, &rows)
    }

    /// Turns the numbers of distributions into indices drawn from them.
    ///
    /// - Precondition: every row is the number of a distribution.
    static func searchGrouped(
        cumulative: [Double],
        size: Int,
        guide: [Int32],
        slices: Int,
        uniforms: [Double],
        count: Int,
        rows: inout [Int32]
    ) {
        precondition(count <= uniforms.count && count <= rows.count, "\(count) of \(rows.count)")
        unsafe ek_search_grouped(cumulative, size, guide, slices, uniforms, count, &rows)
    }

    /// Writes the code of each row.
    static func gather(_ codes: [Double], rows: [Int32], count: Int, into target: inout [Double]) {
        precondition(count <= rows.count && count <= target.count, "\(count) of \(target.count)")
        unsafe ek_gather(codes, rows, count, &target)
    }

    /// Replaces indices by what they stand for.
    ///
    /// - Precondition: every element of `target` is the index of a value.
    static func lookUp(_ values: [Double], count: Int, in target: inout [Double]) {
        precondition(count <= target.count, "\(count) of \(target.count)")
        unsafe ek_look_up(values, count, &target)
    }

    /// Sets the choice of those of whom something holds.
    static func choose(_ choice: Int, where holds: [Double], count: Int, in choices: inout [Double]) {
        precondition(count <= holds.count && count <= choices.count, "\(count) of \(choices.count)")
        unsafe ek_choose(holds, Double(choice), count, &choices)
    }

    /// Writes the base of each choice and how many of its thresholds are at most each uniform number.
    ///
    /// - Precondition: choices are whole numbers below the number of bases; thresholds come in rows of one a case.
    static func countCaseThresholds(
        bases: [Double],
        thresholds: [Double],
        choices: [Double],
        uniforms: [Double],
        count: Int,
        into target: inout [Double]
    ) {
        precondition(
            count <= choices.count && count <= uniforms.count && count <= target.count
                && thresholds.count % bases.count == 0,
            "\(count) of \(target.count)"
        )
        unsafe ek_count_case_thresholds(
            bases,
            thresholds,
            thresholds.count / bases.count,
            bases.count,
            choices,
            uniforms,
            count,
            &target
        )
    }

    /// Writes the value that each uniform number has in the table of each choice.
    ///
    /// - Precondition: choices are whole numbers below the number of slices; uniform numbers are below 1.
    static func searchCases(
        slices: [Double],
        starts: [Int32],
        guide: [Int32],
        cumulative: [Double],
        values: [Double],
        choices: [Double],
        uniforms: [Double],
        count: Int,
        into target: inout [Double]
    ) {
        precondition(
            count <= choices.count && count <= uniforms.count && count <= target.count
                && cumulative.count == values.count && slices.count == starts.count,
            "\(count) of \(target.count)"
        )
        unsafe ek_search_cases(slices, starts, guide, cumulative, values, choices, uniforms, count, &target)
    }

    /// Lists the positions of those with `choice`, and their values.
    ///
    /// - Returns: how many they are.
    static func pick(
        _ choice: Int,
        of choices: [Double],
        values: [Double],
        count: Int,
        lanes: inout [Int32],
        picked: inout [Double]
    ) -> Int {
        precondition(
            count <= choices.count && count <= values.count && count <= lanes.count && count <= picked.count,
            "\(count) of \(choices.count)"
        )
        return unsafe ek_pick(choices, Double(choice), values, count, &lanes, &picked)
    }

    /// Lists the positions of those whose uniform number is in a part of the unit interval, and their shares of the part.
    ///
    /// - Returns: how many they are.
    static func pickShare(
        from low: Double,
        below high: Double,
        width: Double,
        uniforms: [Double],
        count: Int,
        lanes: inout [Int32],
        picked: inout [Double]
    ) -> Int {
        precondition(
            count <= uniforms.count && count <= lanes.count && count <= picked.count,
            "\(count) of \(uniforms.count)"
        )
        return unsafe ek_pick_share(low, high, width, uniforms, count, &lanes, &picked)
    }

    /// Writes values to positions that `pick` listed.
    static func scatter(_ values: [Double], to lanes: [Int32], count: Int, in target: inout [Double]) {
        precondition(count <= values.count && count <= lanes.count && count <= target.count, "\(count)")
        unsafe ek_scatter(lanes, values, count, &target)
    }

    /// Writes 1 where the uniform number is below the probability, else 0.
    ///
    /// - Returns: how many probabilities are none.
    static func bernoulli(
        uniforms: [Double],
        probabilities: [Double],
        count: Int,
        into target: inout [Double]
    ) -> Int {
        precondition(
            count <= uniforms.count && count <= probabilities.count && count <= target.count,
            "\(count) of \(target.count)"
        )
        return unsafe ek_bernoulli(uniforms, probabilities, count, &target)
    }

    /// How many values are not in a range, or not whole where they must be; NaN is not.
    static func countIllegal(_ values: [Double], range: ClosedRange<Double>, whole: Bool, count: Int) -> Int {
        precondition(count <= values.count, "\(count) of \(values.count)")
        return unsafe ek_count_illegal(values, range.lowerBound, range.upperBound, whole ? 1 : 0, count)
    }

    /// Writes values into a column from `row` on, rounded to its type.
    static func store<Element: MatrixElement>(
        _ values: [Double],
        count: Int,
        into column: inout MutableSpan<Element>,
        from row: Int
    ) {
        precondition(count <= values.count && row >= 0 && row + count <= column.count, "\(count) from \(row)")
        var part = column._mutatingExtracting(row..<(row + count))
        Element.narrow(values.span.extracting(0..<count), into: &part)
    }
}
