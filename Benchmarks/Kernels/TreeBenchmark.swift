import DenseMatrix
import Models
import Statistics

/// The tree kernels on ensembles of the shapes that other libraries are compared on, from one person to a hundred thousand.
enum TreeBenchmark {
    private static let batches = [1, 64, 100_000]
    private static let rounds = 9

    /// A line an ensemble and batch: the program that scores it, people a second, microseconds a person.
    static func table() throws -> String {
        let people = ExampleTrees.people(100_000)
        var lines = [row("", "program", "people/s", "us/person")]
        for shape in ExampleTrees.Shape.allCases {
            let kernel = try TreeEnsembleKernel<Float>(try ExampleTrees.ensemble(shape))
            for batch in batches {
                let seconds = secondsPerPerson(kernel, people, batch: batch)
                lines.append(
                    row(
                        "\(shape.rawValue), batch \(batch)",
                        "\(kernel.program(forRows: batch))",
                        "\(Int(1 / seconds))",
                        "\((seconds * 1e8).rounded() / 100)"
                    )
                )
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The median over rounds; every call scores other people, as a stream of them would.
    private static func secondsPerPerson(
        _ kernel: TreeEnsembleKernel<Float>,
        _ people: ColumnTable<Float>,
        batch: Int
    ) -> Double {
        let calls = max(1, min(people.rows / batch, 20_000))
        let slices = (0..<calls).map { people.rows(($0 * batch)..<(($0 + 1) * batch)) }
        var margins = [Double](repeating: 0, count: batch)
        var samples: [Double] = []
        for round in 0...rounds {
            let start = CPUTimer.now
            for slice in slices {
                var span = margins.mutableSpan
                kernel.margins(of: slice, into: &span)
            }
            if round > 0 { samples.append((CPUTimer.now - start) / Double(calls * batch)) }
        }
        return Quantile.type7(0.5, of: samples) ?? 0
    }

    private static func row(_ name: String, _ cells: String...) -> String {
        name + String(repeating: " ", count: max(0, 46 - name.count))
            + cells.map { String(repeating: " ", count: max(1, 13 - $0.count)) + $0 }.joined()
    }
}
