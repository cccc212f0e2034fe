/// How busy the machine has been since its start: two readings tell how busy it was between them.
package struct MachineReading: Equatable, Sendable {
    /// Seconds since the start of the machine in which some program waited for a processor.
    private let waited: Double?
    /// What the hypervisor took.
    private let activity: ActivityRecord
    /// Seconds on a clock that only runs on.
    private let seconds: Double

    /// The reading of now.
    ///
    /// - Parameters:
    ///   - seconds: The time of a clock that only runs on.
    ///   - files: Where Linux describes the machine.
    /// - Returns: What the machine says now.
    package static func capture(seconds: Double, files: SystemFiles = SystemFiles()) -> MachineReading {
        let microseconds = files.fields("proc/pressure/cpu", after: "some ")?
            .first { $0.hasPrefix("total=") }.flatMap { Double($0.dropFirst("total=".count)) }
        return MachineReading(
            waited: microseconds.map { $0 * 1e-6 },
            activity: .capture(files: files),
            seconds: seconds
        )
    }

    /// The share of the time until `later` in which some program waited for a processor, in [0, 1].
    ///
    /// - Returns: Nil where the machine does not tell, or no time has passed.
    package func pressure(until later: MachineReading) -> Double? {
        guard let waited, let laterWaited = later.waited, later.seconds > seconds else { return nil }
        return min(1, max(0, (laterWaited - waited) / (later.seconds - seconds)))
    }

    /// The share of processor time until `later` that the hypervisor gave to others, in [0, 1]; nil where unknown.
    package func stolenShare(until later: MachineReading) -> Double? {
        activity.stolenShare(until: later.activity)
    }
}
