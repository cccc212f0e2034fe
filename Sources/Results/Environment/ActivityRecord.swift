/// How busy a machine is at one moment.
package struct ActivityRecord: Codable, Equatable, Sendable {
    /// The mean number of programs that wanted to run, over the last minute.
    package var loadAverage: Double?
    /// The share of the last ten seconds in which some program waited for a processor, in [0, 1].
    package var pressure: Double?
    /// Clock ticks since start that the hypervisor gave to others.
    package var stolenTicks: Int?
    /// Clock ticks since start, over all processors.
    package var totalTicks: Int?

    /// A reading.
    package init(
        loadAverage: Double? = nil,
        pressure: Double? = nil,
        stolenTicks: Int? = nil,
        totalTicks: Int? = nil
    ) {
        self.loadAverage = loadAverage
        self.pressure = pressure
        self.stolenTicks = stolenTicks
        self.totalTicks = totalTicks
    }

    /// The share of processor time that the hypervisor gave to others between this reading and `later`, in [0, 1].
    ///
    /// - Returns: Nil where it is unknown or no tick has passed.
    package func stolenShare(until later: ActivityRecord) -> Double? {
        guard let stolen = stolenTicks, let laterStolen = later.stolenTicks,
            let total = totalTicks, let laterTotal = later.totalTicks,
            laterTotal > total, laterStolen >= stolen
        else { return nil }
        return Double(laterStolen - stolen) / Double(laterTotal - total)
    }
}
