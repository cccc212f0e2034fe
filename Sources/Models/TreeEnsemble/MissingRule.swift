/// Which values a split takes as missing, and where it sends them.
package struct MissingRule: Sendable, Hashable {
    /// Which values are missing.
    package enum Kind: UInt8, Sendable, Hashable {
        /// NaN.
        case nan
        /// NaN, and every value within 1e-35 (the float) of zero.
        case zeroOrNaN
        /// None: NaN is compared as if it were zero.
        case comparedAsZero
    }

    /// Which values are missing.
    package let kind: Kind
    /// Whether they go left; not read for `comparedAsZero`.
    package let goesLeft: Bool

    /// A rule.
    package init(_ kind: Kind, goesLeft: Bool) {
        self.kind = kind
        self.goesLeft = goesLeft
    }

    /// Whether `value` is missing under this rule.
    package func matches(_ value: Double) -> Bool {
        switch kind {
        case .nan: value.isNaN
        case .zeroOrNaN: value.isNaN || value.magnitude <= Double(1e-35 as Float)
        case .comparedAsZero: false
        }
    }
}
