import Foundation

/// A unit as people read it, and by how much numbers are divided to be in it: `M rows/s`, `µs`, `MiB`, `%`.
///
/// An estimate and its interval share one scale, so that they can be compared at a glance.
package struct QuantityScale: Equatable, Sendable {
    /// What numbers are divided by.
    package let divisor: Double
    /// The unit; empty for a pure number.
    package private(set) var unit: String
    /// How many decimals are shown.
    package let decimals: Int

    /// The scale on which `number` of `unit` has one to three digits before its decimals.
    ///
    /// - Parameters:
    ///   - number: What is to be shown.
    ///   - unit: Its unit in the run document: `s`, `bytes`, `1`, `people`, or a rate such as `rows/s`.
    ///   - isShare: Whether a pure number is shown in per cent.
    ///   - digits: How many significant digits are wanted.
    ///   - isCount: Whether it is a count of things, which has no decimals.
    package init(
        of number: Double,
        unit: String,
        isShare: Bool = false,
        digits: Int = 3,
        isCount: Bool = false
    ) {
        let format = QuantityFormat()
        switch unit {
        case "s":
            let steps = [(1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")]
            let step = steps.first { abs(number) >= $0.0 } ?? (number == 0 ? (1, "s") : (1e-9, "ns"))
            divisor = step.0
            self.unit = step.1
        case "bytes":
            let steps = [
                (1_099_511_627_776.0, "TiB"), (1_073_741_824, "GiB"), (1_048_576, "MiB"), (1_024, "KiB"),
            ]
            let step = steps.first { abs(number) >= $0.0 } ?? (1, "B")
            divisor = step.0
            self.unit = step.1
        case "1":
            divisor = isShare ? 0.01 : 1
            self.unit = isShare ? "%" : ""
        case _ where isCount || unit == "people":
            divisor = 1
            self.unit = unit
        default:
            let steps = [(1e9, "G "), (1e6, "M "), (1e3, "k ")]
            let step = steps.first { abs(number) >= $0.0 } ?? (1, "")
            divisor = step.0
            self.unit = step.1 + unit
        }
        if isCount || unit == "people" {
            decimals = 0
        } else if isShare {
            decimals = 2
        } else {
            decimals = min(
                format.decimals(for: number / divisor, digits: digits),
                unit == "1" ? 6 : digits - 1
            )
        }
    }

    /// The number on this scale, without the unit.
    package func text(_ number: Double, format: QuantityFormat) -> String {
        // What so many decimals would show as zero and is none, as a very small p-value, has a power of ten.
        if unit.isEmpty, decimals > 4, number != 0, abs(number) < 0.5 * pow(10, -Double(decimals)) {
            return format.significant(number, digits: 2)
        }
        return format.fixed(number / divisor, decimals: decimals)
    }

    /// The same with its unit in a language: people are personnes.
    func named(in language: ReportLanguage) -> QuantityScale {
        var scale = self
        scale.unit = language(unit, fr: unit.replacing("people", with: "personnes"))
        return scale
    }

    /// The number on this scale, with the unit.
    package func textWithUnit(_ number: Double, format: QuantityFormat) -> String {
        unit.isEmpty ? text(number, format: format) : "\(text(number, format: format)) \(unit)"
    }

    /// Both ends of an interval on this scale, as in `24.1 … 24.9`.
    package func interval(_ lower: Double, _ upper: Double, format: QuantityFormat) -> String {
        "\(text(lower, format: format)) … \(text(upper, format: format))"
    }
}
