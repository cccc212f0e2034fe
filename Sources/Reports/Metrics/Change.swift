import Foundation
import Results

/// An intervention as it is written in a run document, taken apart so that it can be said in words.
///
/// Documents write `sex = man -> sex = woman`, `sex = woman`, `sex flip`, `age_group up 1`, `hours - 5`; what is
/// written in another way is said as it stands.
enum Change: Equatable, Sendable {
    /// Everybody from one value to another.
    case pair(from: String, to: String)
    /// Everybody to one value.
    case set(String)
    /// From one of two values to the other.
    case flip
    /// So many levels up, or down.
    case levels(Int)
    /// So many units more, or less.
    case shift(String)
    /// As the document says it.
    case other(String)

    /// The change that a subject's intervention makes to its feature.
    init(of subject: MetricSubject) {
        let intervention = subject.intervention ?? ""
        self = .other(intervention)
        guard let feature = subject.feature else { return }
        let sides = intervention.components(separatedBy: " -> ")
        let setting = "\(feature) = "
        if sides.count == 2, sides.allSatisfy({ $0.hasPrefix(setting) }) {
            self = .pair(
                from: String(sides[0].dropFirst(setting.count)),
                to: String(sides[1].dropFirst(setting.count))
            )
            return
        }
        guard sides.count == 1, intervention.hasPrefix(feature) else { return }
        let words = intervention.dropFirst(feature.count).split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("=", 2...): self = .set(String(intervention.dropFirst(setting.count)))
        case ("flip", 1): self = .flip
        case ("up", 2): if let steps = Int(words[1]) { self = .levels(steps) }
        case ("down", 2): if let steps = Int(words[1]) { self = .levels(-steps) }
        case ("+", 2), ("-", 2): if Double(words[1]) != nil { self = .shift(words.joined(separator: " ")) }
        default: break
        }
    }

    /// Whether it goes from one value to another.
    var isPairwise: Bool {
        if case .pair = self { true } else { false }
    }

    /// Whether it is the change to the other of two values.
    var isFlip: Bool { self == .flip }
}
