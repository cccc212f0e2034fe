import Foundation

/// Where numbers stand along one axis of a plot.
struct AxisScale: Sendable {
    /// The numbers at the two ends.
    let domain: ClosedRange<Double>
    /// The places of the two ends, in units of the drawing; the second may be the smaller, as for upright axes.
    let ends: (first: Double, last: Double)
    /// Whether equal ratios, and not equal differences, take equal space; the numbers are positive then.
    let isLogarithmic: Bool

    /// A scale; a domain without extent is widened.
    init(_ domain: ClosedRange<Double>, from first: Double, to last: Double, isLogarithmic: Bool = false) {
        let (lower, upper) = (domain.lowerBound, domain.upperBound)
        if lower < upper {
            self.domain = domain
        } else if isLogarithmic {
            self.domain = (lower / 2)...(upper * 2)
        } else {
            let half = max(abs(lower) * 0.1, 0.5)
            self.domain = (lower - half)...(upper + half)
        }
        ends = (first, last)
        self.isLogarithmic = isLogarithmic
    }

    /// The place of a number; of one outside of the domain, the nearer end.
    func place(_ number: Double) -> Double {
        let clamped = min(max(number, domain.lowerBound), domain.upperBound)
        let (lower, upper, value) =
            isLogarithmic
            ? (log(domain.lowerBound), log(domain.upperBound), log(clamped))
            : (domain.lowerBound, domain.upperBound, clamped)
        return ends.first + (value - lower) / (upper - lower) * (ends.last - ends.first)
    }

    /// About `count` round numbers of the domain: steps of 1, 2 or 5 times a power of ten; powers of ten where
    /// ratios count.
    func ticks(_ count: Int = 5) -> [Double] {
        if isLogarithmic {
            let powers = (Int(log10(domain.lowerBound).rounded(.up))...).lazy.map { pow(10, Double($0)) }
            let all = Array(powers.prefix { $0 <= domain.upperBound * (1 + 1e-12) })
            let stride = max(1, (all.count + count - 1) / count)
            return all.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
        }
        let step = Self.step(over: domain.upperBound - domain.lowerBound, count: count)
        let first = (domain.lowerBound / step - 1e-9).rounded(.up)
        let last = (domain.upperBound / step + 1e-9).rounded(.down)
        guard first <= last else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 * step }
    }

    /// The decimals that tell neighbouring ticks apart.
    func decimals(_ count: Int = 5) -> Int {
        let step = Self.step(over: domain.upperBound - domain.lowerBound, count: count)
        return max(0, Int((-log10(step) - 1e-9).rounded(.up)))
    }

    private static func step(over extent: Double, count: Int) -> Double {
        let raw = extent / Double(max(count, 1))
        let power = pow(10, log10(raw).rounded(.down))
        let step = [1.0, 2, 5, 10].first { $0 * power >= raw * (1 - 1e-9) } ?? 10
        return step * power
    }
}
