import CKernels

/// What turns a linear predictor into a score: the inverse of the model's link function.
package enum InverseLink: Sendable, Hashable {
    /// The predictor itself.
    case identity
    /// 1 / (1 + exp(-z)), the inverse of the logit.
    case logistic
    /// exp(z), the inverse of the logarithm.
    case exponential

    var kernel: ek_link {
        switch self {
        case .identity: EK_LINK_IDENTITY
        case .logistic: EK_LINK_LOGISTIC
        case .exponential: EK_LINK_EXPONENTIAL
        }
    }

    /// Replaces every predictor by its score.
    ///
    /// **Edge cases**: NaN stays NaN, and is always the same quiet NaN. Logistic is at most 2 units in the last place
    /// off, 0 below -745.2 and 1 from 37.5 upwards; the exponential is at most 1 off, infinite above 709.79.
    ///
    /// Complexity: O(n).
    package func apply(to predictors: inout MutableSpan<Double>) {
        unsafe predictors.withUnsafeMutableBufferPointer { z in
            guard let base = z.baseAddress else { return }
            unsafe ek_apply_link_f64(kernel, base, z.count)
        }
    }

    /// The score of one predictor.
    package func callAsFunction(_ predictor: Double) -> Double {
        var z = predictor
        unsafe ek_apply_link_f64(kernel, &z, 1)
        return z
    }
}
