extension ActivityRecord {
    /// How busy this machine is now.
    package static func capture(files: SystemFiles = SystemFiles()) -> ActivityRecord {
        let load = files.text("proc/loadavg")?.split(separator: " ").first.flatMap { Double($0) }
        let percent = files.fields("proc/pressure/cpu", after: "some ")?
            .first { $0.hasPrefix("avg10=") }.flatMap { Double($0.dropFirst("avg10=".count)) }
        // user, nice, system, idle, iowait, irq, softirq, steal; guest time is in user time already.
        let ticks = files.fields("proc/stat", after: "cpu ")?.prefix(8).compactMap { Int($0) } ?? []
        return ActivityRecord(
            loadAverage: load,
            pressure: percent.map { $0 / 100 },
            stolenTicks: ticks.count == 8 ? ticks[7] : nil,
            totalTicks: ticks.count == 8 ? ticks.reduce(0, +) : nil
        )
    }
}
