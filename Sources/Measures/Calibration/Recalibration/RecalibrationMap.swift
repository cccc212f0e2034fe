import Statistics

/// A map from scores to probabilities, fitted to people with known outcomes.
///
/// A score that claims no probability becomes measurable after such a map, fitted on other people than those measured.
package enum RecalibrationMap: Equatable, Sendable {
    /// 1 / (1 + exp(-(intercept + slope x))), x being the score itself or the log odds of a probability.
    case platt(intercept: Double, slope: Double, onLogOdds: Bool)
    /// Steps of the isotonic fit: a score belongs to the last level that starts at or below it.
    case isotonic(starts: [Double], rates: [Double])
    /// log odds = a log p - b log(1 - p) + c.
    case beta(a: Double, b: Double, c: Double)
    /// log odds = logit(p) / temperature.
    case temperature(Double)

    /// The name in results.
    package var name: String {
        switch self {
        case .platt: "platt"
        case .isotonic: "isotonic"
        case .beta: "beta"
        case .temperature: "temperature"
        }
    }

    /// The probability of a score.
    ///
    /// **Edge cases**: NaN gives NaN. Below the first isotonic level its rate holds. Probabilities of exactly 0 or 1 have
    /// infinite log odds, and keep them where the slope is positive.
    package func callAsFunction(_ score: Double) -> Double {
        if score.isNaN { return .nan }
        switch self {
        case .platt(let intercept, let slope, let onLogOdds):
            let x = onLogOdds ? Double.logit(score) : score
            return Double.logistic(slope == 0 ? intercept : intercept + slope * x)
        case .isotonic(let starts, let rates):
            let next = PooledScores.firstIndex(below: starts.count) { starts[$0] > score }
            return rates.isEmpty ? .nan : rates[max(0, next - 1)]
        case .beta(let a, let b, let c):
            let rising = a == 0 ? 0 : a * Double.log(score)
            let falling = b == 0 ? 0 : b * Double.log1p(-score)
            return Double.logistic(rising - falling + c)
        case .temperature(let temperature):
            return Double.logistic(Double.logit(score) / temperature)
        }
    }
}
