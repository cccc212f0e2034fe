import Statistics
import TestSupport

/// One value of `reference-values.json`, what was measured, and how far apart they may be.
struct ReferenceRow: Sendable {
    let keys: [String]
    let got: Double?
    /// Absolute, or relative to the expected value where that is what the specification says.
    let tolerance: Tolerance

    enum Tolerance: Sendable {
        case exact
        /// |got - expected| <= t |expected|.
        case relative(Double)
        /// |got - expected| <= t.
        case absolute(Double)

        func admits(_ difference: Double, of expected: Double) -> Bool {
            switch self {
            case .exact: difference == 0
            case .relative(let share): abs(difference) <= share * abs(expected)
            case .absolute(let distance): abs(difference) <= distance
            }
        }
    }

    init(_ keys: String..., got: Estimate, _ tolerance: Tolerance = .relative(1e-12)) {
        self.init(keys, got.value, tolerance)
    }

    init(_ keys: String..., got: Double?, _ tolerance: Tolerance = .relative(1e-12)) {
        self.init(keys, got, tolerance)
    }

    init(_ keys: [String], _ got: Double?, _ tolerance: Tolerance) {
        self.keys = keys
        self.got = got
        self.tolerance = tolerance
    }

    var name: String { keys.joined(separator: "/") }
}
