package import Statistics

/// The smooth calibration error: the mean absolute residual after smoothing by a Gaussian kernel reflected at 0 and 1.
///
/// r_s(t) = mean of K_s(t, p_i) (y_i - p_i), smECE_s = integral of |r_s(t)| over [0, 1]; the answer is the s that equals
/// its own smECE_s. Unlike binned errors it is continuous in the scores and needs no number of bins.
///
/// The reflected kernel is diagonal in the cosines cos(pi k t): r_s is their sum with coefficients damped by
/// exp(-(pi k s)^2 / 2), so that one pass over the people serves every s.
///
/// **Units and range**: in [0, 1]. The integral is the trapezoid over 4,001 points. Kernels narrower than `leastWidth`
/// are not used: an error below it is that at `leastWidth`.
///
/// **Edge cases**: nobody: undefined.
///
/// **Source**: Blasiok and Nakkiran, "Smooth ECE", ICLR 2024, arXiv:2309.12236; tested against their package relplot and
/// against the kernel written out over all people.
package struct SmoothCalibrationError: Equatable, Sendable {
    /// The fixed point.
    package let estimate: Estimate
    /// The width of the kernel there; nil for nobody.
    package let width: Double?
    /// Whether people were split between the points of a grid first.
    package let usesGrid: Bool

    /// The narrowest kernel.
    package static let leastWidth = 0.001
    /// Up to this many distinct scores each is taken as it is; beyond, a grid is used.
    package static let mostExact = 20_000

    /// The error of pooled people.
    ///
    /// The grid splits a residual linearly between its two neighbours among 4,096 points, which keeps its mass and its
    /// place: the error is changed by less than 1e-6 at widths above 0.01.
    ///
    /// - Parameters:
    ///   - pools: people by probability.
    ///   - exact: whether each score is taken as it is; nil decides by their number.
    /// - Complexity: O(scores x modes) exactly, where modes is about 3 / width; O(scores + 4,096 modes) with the grid.
    package init(_ pools: PooledScores, exact: Bool? = nil) {
        let count = pools.totals.count
        usesGrid = !(exact ?? (pools.poolCount <= Self.mostExact))
        guard count > 0 else {
            estimate = .undefined(because: .noPeople, count: 0)
            width = nil
            return
        }
        let residuals = usesGrid ? ResidualPoints(onGrid: pools) : ResidualPoints(pools)
        var spectrum = ResidualSpectrum(residuals)
        let width = Self.fixedPoint(&spectrum)
        self.width = width
        estimate = Estimate(spectrum.error(width: width), count: count)
    }

    /// The error at one width of the kernel; nil for nobody.
    package static func error(_ pools: PooledScores, width: Double) -> Double? {
        guard pools.totals.count > 0 else { return nil }
        precondition(width >= leastWidth, "a kernel of width \(width)")
        var spectrum = ResidualSpectrum(ResidualPoints(pools))
        return spectrum.error(width: width)
    }

    /// The width that equals its own error; the error falls as the width grows.
    private static func fixedPoint(_ spectrum: inout ResidualSpectrum) -> Double {
        // Narrow kernels are dear: come down from wide ones. The error at a width above the fixed point is below it.
        var high = 1.0
        var highExcess = spectrum.error(width: high) - high
        if highExcess >= 0 { return high }
        while true {
            let low = max(leastWidth, high / 4, high + highExcess)
            let lowExcess = spectrum.error(width: low) - low
            if lowExcess >= 0 {
                return falsePosition(&spectrum, (low, lowExcess), (high, highExcess))
            }
            if low <= leastWidth { return low }
            (high, highExcess) = (low, lowExcess)
        }
    }

    /// The root of the excess of the error over the width, by false position with the Illinois rule.
    private static func falsePosition(
        _ spectrum: inout ResidualSpectrum,
        _ below: (width: Double, excess: Double),
        _ above: (width: Double, excess: Double)
    ) -> Double {
        var (low, lowExcess) = below
        var (high, highExcess) = above
        var lastSide = 0
        for _ in 0..<100 where high - low > 1e-10 {
            let middle = (low * highExcess - high * lowExcess) / (highExcess - lowExcess)
            let excess = spectrum.error(width: middle) - middle
            if excess.magnitude < 1e-12 { return middle }
            if excess > 0 {
                low = middle
                lowExcess = excess
                if lastSide > 0 { highExcess /= 2 }
                lastSide = 1
            } else {
                high = middle
                highExcess = excess
                if lastSide < 0 { lowExcess /= 2 }
                lastSide = -1
            }
        }
        return (low + high) / 2
    }
}
