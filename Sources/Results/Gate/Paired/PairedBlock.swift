import Foundation

/// What one block of a paired measurement found: the cost of each arm's processes, the lower the better.
package struct PairedBlock: Codable, Equatable, Sendable {
    /// Seconds of processor time a row of the old code, one number a process.
    package var baseline: [Double]
    /// The same of the new code.
    package var current: [Double]
    /// The same of the copy of the old code.
    package var null: [Double]
    /// The share of time in which some program waited for a processor while the block ran.
    package var pressure: Double?
    /// The share of processor time that the hypervisor gave to others while the block ran.
    package var stolen: Double?

    /// A block.
    package init(
        baseline: [Double],
        current: [Double],
        null: [Double],
        pressure: Double? = nil,
        stolen: Double? = nil
    ) {
        self.baseline = baseline
        self.current = current
        self.null = null
        self.pressure = pressure
        self.stolen = stolen
    }

    /// The logarithm of how much more the new code costs; nil where a process gave no positive number.
    package var logRatio: Double? {
        Self.logRatio(current, baseline)
    }

    /// The same of the copy of the old code: noise.
    package var nullLogRatio: Double? {
        Self.logRatio(null, baseline)
    }

    private static func logRatio(_ arm: [Double], _ reference: [Double]) -> Double? {
        guard let mean = meanLog(arm), let referenceMean = meanLog(reference) else { return nil }
        return mean - referenceMean
    }

    private static func meanLog(_ values: [Double]) -> Double? {
        guard !values.isEmpty, values.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        return values.reduce(0) { $0 + log($1) } / Double(values.count)
    }
}
