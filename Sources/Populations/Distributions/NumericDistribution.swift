/// A distribution of one number, by its parameters.
///
/// **Units and range**: means, medians, deviations and scales are in the unit of the feature; shapes, sigmas and
/// dispersions have none.
package indirect enum NumericDistribution: Equatable, Sendable {
    /// Always this value.
    case constant(Double)
    /// Equally likely between two numbers.
    case uniform(low: Double, high: Double)
    /// The normal distribution.
    case normal(mean: Double, deviation: Double)
    /// A number whose logarithm is normal with standard deviation `sigma`.
    case logNormal(median: Double, sigma: Double)
    /// The exponential distribution.
    case exponential(mean: Double)
    /// The Weibull distribution, P(X > x) = exp(-(x / scale)^shape).
    case weibull(shape: Double, scale: Double)
    /// The gamma distribution with variance mean^2 / shape.
    case gamma(mean: Double, shape: Double)
    /// The Poisson distribution.
    case poisson(mean: Double)
    /// The negative binomial distribution with variance mean + mean^2 / dispersion.
    case negativeBinomial(mean: Double, dispersion: Double)
    /// One of several distributions, chosen with these weights.
    case mixture([Component])

    /// One part of a mixture.
    package struct Component: Equatable, Sendable {
        /// How often it is chosen, relative to the others.
        package let weight: Double
        /// What the number then follows.
        package let distribution: NumericDistribution

        /// A part of a mixture.
        package init(weight: Double, distribution: NumericDistribution) {
            self.weight = weight
            self.distribution = distribution
        }
    }

    /// Whether it yields whole numbers only.
    package var isDiscrete: Bool {
        switch self {
        case .poisson, .negativeBinomial: true
        case .constant, .uniform, .normal, .logNormal, .exponential, .weibull, .gamma, .mixture: false
        }
    }

    /// What is wrong with the parameters, in words; nil where nothing is.
    package var fault: String? {
        func positive(_ name: String, _ value: Double) -> String? {
            value > 0 && value.isFinite ? nil : "\(name) must be positive, not \(value)"
        }
        func finite(_ name: String, _ value: Double) -> String? {
            value.isFinite ? nil : "\(name) must be finite, not \(value)"
        }
        switch self {
        case .constant(let value):
            return finite("value", value)
        case .uniform(let low, let high):
            return finite("low", low) ?? finite("high", high)
                ?? (low < high ? nil : "low must be below high, not \(low) and \(high)")
        case .normal(let mean, let deviation):
            return finite("mean", mean) ?? positive("deviation", deviation)
        case .logNormal(let median, let sigma):
            return positive("median", median) ?? positive("sigma", sigma)
        case .exponential(let mean), .poisson(let mean):
            return positive("mean", mean)
        case .weibull(let shape, let scale):
            return positive("shape", shape) ?? positive("scale", scale)
        case .gamma(let mean, let shape):
            return positive("mean", mean) ?? positive("shape", shape)
        case .negativeBinomial(let mean, let dispersion):
            return positive("mean", mean) ?? positive("dispersion", dispersion)
        case .mixture(let components):
            if components.isEmpty { return "a mixture needs at least one component" }
            for component in components {
                if let fault = positive("weight", component.weight) ?? component.distribution.fault {
                    return fault
                }
            }
            return nil
        }
    }
}
