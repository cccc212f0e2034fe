package import Models

/// Slow, plain counterparts of the linear and additive kernels: one person at a time, in the order the kernels state.
package enum LinearReference {
    /// The intercept plus the terms, one fused multiply-add a column, in order.
    package static func predictor(intercept: Double, coefficients: [Double], row: [Double]) -> Double {
        var sum = intercept
        for (coefficient, value) in zip(coefficients, row) {
            sum = sum.addingProduct(coefficient, value)
        }
        return sum
    }

    /// The contribution of `code`, or `missing` where it names no level.
    package static func level(_ code: Double, contributions: [Double], missing: Double) -> Double {
        guard let level = Int(exactly: code), contributions.indices.contains(level) else { return missing }
        return contributions[level]
    }

    /// 0 for NaN, else 1 + the number of edges at or below `value`.
    package static func bin(of value: Double, edges: [Double]) -> Int {
        value.isNaN ? 0 : 1 + edges.filter { $0 <= value }.count
    }

    /// The term a product adds for one person.
    package static func product(coefficient: Double, factors: [ProductTerm.Factor], row: [Double]) -> Double {
        var product = 1.0
        var open = true
        for factor in factors {
            switch factor {
            case .value(let column):
                product *= row[column]
            case .level(let column, let contributions, let missing):
                let value = level(row[column], contributions: contributions, missing: missing)
                product *= value
                if value == 0 { open = false }
            }
        }
        return open ? product * coefficient : 0
    }
}
