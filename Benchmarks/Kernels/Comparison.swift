import Statistics

/// Times workloads against one another: a round of each in turn, again and again, so that a slow moment of the machine hits them all.
struct Comparison {
    /// The workloads; the first one is what the others are compared with.
    let workloads: [Workload]
    /// Rounds that are counted, after one that is not.
    let rounds: Int

    /// The median seconds of processor time of each workload.
    func medians() throws -> [Double] {
        var samples = Array(repeating: [Double](), count: workloads.count)
        for round in 0...rounds {
            for (index, workload) in workloads.enumerated() {
                let start = CPUTimer.now
                try workload.run()
                if round > 0 { samples[index].append(CPUTimer.now - start) }
            }
        }
        return samples.map { Quantile.type7(0.5, of: $0) ?? 0 }
    }

    /// The table: million people a second, GB a second, and the share of the first workload's speed.
    func table() throws -> String {
        let seconds = try medians()
        var lines = [Self.row("", "M people/s", "GB/s", "of a copy")]
        for (workload, time) in zip(workloads, seconds) {
            let share = seconds[0] * Double(workload.bytes) / (time * Double(workloads[0].bytes))
            lines.append(
                Self.row(
                    workload.name,
                    Self.text(Double(workload.people) / time / 1e6),
                    Self.text(Double(workload.bytes) / time / 1e9),
                    "\(Self.text(share * 100)) %"
                )
            )
        }
        return lines.joined(separator: "\n")
    }

    private static func row(_ name: String, _ cells: String...) -> String {
        name + String(repeating: " ", count: max(0, 46 - name.count))
            + cells.map { String(repeating: " ", count: max(1, 13 - $0.count)) + $0 }.joined()
    }

    private static func text(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
