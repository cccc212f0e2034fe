import Foundation

/// Writes numbers for people: as many digits as they need, units scaled.
package struct QuantityFormat: Sendable {
    /// The language, which sets the separators.
    package let language: ReportLanguage
    /// The sign of negative numbers: a hyphen for terminals, U+2212 for pages.
    package let minus: String

    /// A format.
    package init(language: ReportLanguage = .english, minus: String = "-") {
        self.language = language
        self.minus = minus
    }

    /// A number with so many decimals, its digits grouped by three.
    package func fixed(_ number: Double, decimals: Int) -> String {
        let text = String(format: "%.\(decimals)f", abs(number))
        let parts = text.split(separator: ".")
        let grouped = grouped(String(parts[0]))
        let digits = parts.count > 1 ? grouped + language.decimalSeparator + parts[1] : grouped
        let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
        return number < 0 && !isZero ? minus + digits : digits
    }

    /// A whole number, its digits grouped by three.
    package func whole(_ number: Int) -> String {
        number < 0 ? minus + grouped(String(number.magnitude)) : grouped(String(number))
    }

    /// A number with so many significant digits; very small and very large ones with a power of ten.
    package func significant(_ number: Double, digits: Int = 4) -> String {
        if number == 0 { return "0" }
        guard (1e-4..<1e7).contains(abs(number)) else {
            let parts = String(format: "%.\(digits - 1)e", number).split(separator: "e")
            let mantissa = parts[0].replacing("-", with: minus).replacing(
                ".",
                with: language.decimalSeparator
            )
            return "\(mantissa)e\(Int(parts[1]).map(whole) ?? String(parts[1]))"
        }
        return fixed(number, decimals: decimals(for: number, digits: digits))
    }

    /// A share in [0, 1] as a percentage, without the sign.
    package func percent(_ share: Double, decimals: Int = 2) -> String {
        fixed(share * 100, decimals: decimals)
    }

    /// How many decimals show so many significant digits of a number.
    func decimals(for number: Double, digits: Int) -> Int {
        guard number != 0, number.isFinite else { return digits - 1 }
        let exponent = Int(log10(abs(number)).rounded(.down))
        return min(max(digits - 1 - exponent, 0), 12)
    }

    private func grouped(_ digits: String) -> String {
        guard digits.count > 4 || (digits.count == 4 && language == .english) else { return digits }
        let head = digits.count % 3
        var groups = head > 0 ? [String(digits.prefix(head))] : []
        var rest = digits.dropFirst(head)
        while !rest.isEmpty {
            groups.append(String(rest.prefix(3)))
            rest = rest.dropFirst(3)
        }
        return groups.joined(separator: language.groupSeparator)
    }
}
