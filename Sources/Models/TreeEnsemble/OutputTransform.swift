/// What turns the margins of an ensemble into scores.
package enum OutputTransform: Sendable, Hashable {
    /// The margins themselves.
    case identity
    /// 1 / (1 + exp(-slope * margin)), each output by itself.
    case logistic(slope: Double)
    /// exp(margin).
    case exponential
    /// exp(margin) over the sum of all outputs' exp(margin).
    case softmax

    /// Whether every score lies in [0, 1] and claims to be a probability.
    package var isProbability: Bool {
        switch self {
        case .identity, .exponential: false
        case .logistic, .softmax: true
        }
    }

    /// Replaces margins by scores.
    ///
    /// **Shape**: n x outputs, column-major.
    /// **Edge cases**: NaN stays NaN; softmax subtracts the largest margin first, so that it does not overflow.
    ///
    /// - Precondition: `values` holds a whole number of people.
    /// - Complexity: O(n x outputs).
    package func apply(to values: inout MutableSpan<Double>, outputCount: Int) {
        switch self {
        case .identity:
            return
        case .logistic(let slope):
            if slope != 1 {
                for index in values.indices { values[index] *= slope }
            }
            InverseLink.logistic.apply(to: &values)
        case .exponential:
            InverseLink.exponential.apply(to: &values)
        case .softmax:
            softmax(&values, outputCount: outputCount)
        }
    }

    private func softmax(_ values: inout MutableSpan<Double>, outputCount: Int) {
        precondition(values.count % outputCount == 0, "\(values.count) margins of \(outputCount) outputs")
        let people = values.count / outputCount
        for person in 0..<people {
            var largest = -Double.infinity
            for output in 0..<outputCount { largest = max(largest, values[output * people + person]) }
            for output in 0..<outputCount { values[output * people + person] -= largest }
        }
        InverseLink.exponential.apply(to: &values)
        for person in 0..<people {
            var sum = 0.0
            for output in 0..<outputCount { sum += values[output * people + person] }
            for output in 0..<outputCount { values[output * people + person] /= sum }
        }
    }
}
