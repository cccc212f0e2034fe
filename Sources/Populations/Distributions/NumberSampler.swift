/// A numeric distribution made ready for drawing: within a range, whole or rounded, from one uniform number.
package enum NumberSampler: Equatable, Sendable {
    /// Whole numbers from `first` on.
    case whole(InverseTable, first: Double)
    /// One of these numbers.
    case listed(InverseTable, [Double])
    /// Numbers of a range: the shares of the distribution below and within it, and the rounding.
    case real(NumericDistribution, below: Double, within: Double, range: ClosedRange<Double>, Rounding)
    /// One of several samplers; the first list holds their cumulative weights.
    case mixture([Double], [NumberSampler])

    /// How drawn numbers are rounded.
    package enum Rounding: Equatable, Sendable {
        /// Not at all.
        case none
        /// Down to whole numbers: elapsed days, completed years.
        case floor
        /// To the nearest multiple of a step.
        case nearest(step: Double)

        /// The rounded value.
        @inline(__always)
        func apply(_ value: Double) -> Double {
            switch self {
            case .none: value
            case .floor: value.rounded(.down)
            case .nearest(let step): (value / step).rounded() * step
            }
        }
    }

    /// The most numbers that get a table.
    private static let largestTable = 10000.0

    /// The sampler of `distribution` within `range`; nil where the distribution has no share in it.
    ///
    /// - Parameters:
    ///   - distribution: what is drawn; each component of a mixture is cut to the range by itself, so that the weights
    ///     stay as given.
    ///   - range: the legal numbers; the distribution is cut to it.
    ///   - rounding: what happens to the numbers drawn.
    package init?(_ distribution: NumericDistribution, range: ClosedRange<Double>, rounding: Rounding) {
        if case .mixture(let components) = distribution {
            var cumulative: [Double] = []
            var samplers: [NumberSampler] = []
            let total = components.map(\.weight).reduce(0, +)
            for component in components {
                guard let sampler = NumberSampler(component.distribution, range: range, rounding: rounding)
                else {
                    return nil
                }
                cumulative.append((cumulative.last ?? 0) + component.weight / total)
                samplers.append(sampler)
            }
            self =
                Self.listed(samplers, weights: components.map { $0.weight / total })
                ?? .mixture(cumulative, samplers)
            return
        }
        if rounding == .floor, range.upperBound - range.lowerBound <= Self.largestTable, range.lowerBound >= 0
        {
            let first = Int(range.lowerBound)
            let weights = distribution.wholeProbabilities(from: first, to: Int(range.upperBound))
            guard weights.contains(where: { $0 > 0 }) else { return nil }
            self = .whole(InverseTable(weights: weights), first: Double(first))
            return
        }
        if case .nearest(let step) = rounding,
            let stepped = Self.stepped(distribution, range: range, step: step)
        {
            self = stepped
            return
        }
        let below = distribution.cumulativeBelow(range.lowerBound)
        let within = distribution.cumulative(range.upperBound) - below
        guard within > 0 else { return nil }
        self = .real(distribution, below: below, within: within, range: range, rounding)
    }

    /// The multiples of `step` in a range that begins and ends with one, each standing for the numbers nearest to it.
    ///
    /// - Returns: nil where there is no such table: too many multiples, or a distribution of single numbers.
    private static func stepped(
        _ distribution: NumericDistribution,
        range: ClosedRange<Double>,
        step: Double
    ) -> NumberSampler? {
        switch distribution {
        case .constant, .poisson, .negativeBinomial, .mixture: return nil
        case .uniform, .normal, .logNormal, .exponential, .weibull, .gamma: break
        }
        let first = (range.lowerBound / step).rounded()
        let last = (range.upperBound / step).rounded()
        guard
            step > 0, last > first, last - first <= largestTable,
            first * step == range.lowerBound, last * step == range.upperBound
        else { return nil }
        let values = (0...Int(last - first)).map { (first + Double($0)) * step }
        var below = distribution.cumulative(range.lowerBound)
        let weights = values.map { value in
            let upTo = distribution.cumulative(min(value + 0.5 * step, range.upperBound))
            defer { below = upTo }
            return max(upTo - below, 0)
        }
        guard weights.contains(where: { $0 > 0 }) else { return nil }
        return .listed(InverseTable(weights: weights), values)
    }

    /// The numbers of all samplers of a mixture in one table, in their order.
    ///
    /// - Returns: nil where one of them is no table, or they are too many.
    private static func listed(_ samplers: [NumberSampler], weights: [Double]) -> NumberSampler? {
        var shares: [Double] = []
        var values: [Double] = []
        for (sampler, weight) in zip(samplers, weights) {
            guard let (table, numbers) = sampler.table else { return nil }
            shares += (0..<table.count).map { weight * table.probability(of: $0) }
            values += numbers
        }
        guard Double(values.count) <= 2 * largestTable else { return nil }
        return .listed(InverseTable(weights: shares), values)
    }

    /// The table it draws from and what its indices stand for; nil where there is none.
    var table: (InverseTable, [Double])? {
        switch self {
        case .whole(let table, let first): (table, (0..<table.count).map { first + Double($0) })
        case .listed(let table, let values): (table, values)
        case .real, .mixture: nil
        }
    }

    /// The number for the uniform number `u` in (0, 1).
    @inline(__always)
    package func value(at u: Double) -> Double {
        switch self {
        case .whole(let table, let first):
            return first + Double(table.index(at: u))
        case .listed(let table, let values):
            return values[table.index(at: u)]
        case .real(let distribution, let below, let within, let range, let rounding):
            let value = rounding.apply(distribution.quantile(below + u * within))
            return min(max(value, range.lowerBound), range.upperBound)
        case .mixture:
            return mixtureValue(at: u)
        }
    }

    /// Writes the numbers for the first `count` uniform numbers, the same bits as `value(at:)` gives for each.
    func draw(uniforms: [Double], count: Int, into target: inout [Double]) {
        switch self {
        case .whole(let table, let first):
            table.draw(base: first, uniforms: uniforms, count: count, into: &target)
        case .listed(let table, let values):
            table.draw(values: values, uniforms: uniforms, count: count, into: &target)
        case .real(let distribution, let below, let within, let range, let rounding):
            for index in 0..<count {
                let value = rounding.apply(distribution.quantile(below + uniforms[index] * within))
                target[index] = min(max(value, range.lowerBound), range.upperBound)
            }
        case .mixture(let cumulative, let samplers):
            var lanes = [Int32](repeating: 0, count: count)
            var picked = [Double](repeating: 0, count: count)
            var drawn = [Double](repeating: 0, count: count)
            for (index, sampler) in samplers.enumerated() {
                let low = index == 0 ? 0 : cumulative[index - 1]
                let found = GeneratorKernels.pickShare(
                    from: low,
                    below: index == samplers.count - 1 ? .infinity : cumulative[index],
                    width: cumulative[index] - low,
                    uniforms: uniforms,
                    count: count,
                    lanes: &lanes,
                    picked: &picked
                )
                sampler.draw(uniforms: picked, count: found, into: &drawn)
                GeneratorKernels.scatter(drawn, to: lanes, count: found, in: &target)
            }
        }
    }

    private func mixtureValue(at u: Double) -> Double {
        guard case .mixture(let cumulative, let samplers) = self else { return value(at: u) }
        var index = 0
        while index < cumulative.count - 1, cumulative[index] <= u { index += 1 }
        let low = index == 0 ? 0 : cumulative[index - 1]
        let share = (u - low) / (cumulative[index] - low)
        return samplers[index].value(at: min(max(share, 0x1p-54), 1 - 0x1p-53))
    }
}

extension NumericDistribution {
    /// The share strictly below `x`.
    fileprivate func cumulativeBelow(_ x: Double) -> Double {
        switch self {
        case .constant(let value): x > value ? 1 : 0
        case .poisson, .negativeBinomial: cumulative(x - 1)
        case .uniform, .normal, .logNormal, .exponential, .weibull, .gamma, .mixture: cumulative(x)
        }
    }

    /// The weights of the whole numbers `first` to `last`, each standing for the interval up to the next.
    fileprivate func wholeProbabilities(from first: Int, to last: Int) -> [Double] {
        if case .constant(let value) = self {
            return (first...last).map { Double($0) == value.rounded(.down) ? 1 : 0 }
        }
        return Array(probabilities(upTo: last)[first...])
    }
}
