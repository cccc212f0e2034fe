import Foundation
import Populations
import Scoring
import Statistics

/// How fast a shipped population makes people, on one core.
struct Generation {
    /// The name of a specification in `models/populations`.
    let population: String
    /// People a round.
    let people: Int
    /// Rounds that are counted, after one that is not.
    let rounds: Int

    /// A line: million people a second of processor time with all features, and with those of a small model.
    func line() throws -> String {
        let specification = try Population.read(
            URL(filePath: "models/populations/\(population).yaml")
        )
        let count = specification.schema.count
        let all = try rate(specification, features: nil)
        let some = try rate(specification, features: Array(0..<min(12, count)))
        return "\(population): \(Self.text(all)) M people/s with all \(count) features,"
            + " \(Self.text(some)) M with the first \(min(12, count))"
    }

    /// Median million people a second.
    private func rate(_ specification: Population, features: [Int]?) throws -> Double {
        let block = 16384
        var samples: [Double] = []
        for round in 0...rounds {
            let start = CPUTimer.now
            for first in stride(from: 0, to: people, by: block) {
                _ = try specification.people(
                    first..<min(people, first + block),
                    seed: 1,
                    features: features
                )
            }
            if round > 0 { samples.append(Double(people) / (CPUTimer.now - start) / 1e6) }
        }
        return Quantile.type7(0.5, of: samples) ?? 0
    }

    private static func text(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
