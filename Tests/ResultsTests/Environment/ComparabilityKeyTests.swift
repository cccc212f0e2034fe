import Results
import TestSupport
import Testing

@Suite("Comparability")
struct ComparabilityKeyTests {
    @Test("load does not matter, the BLAS core does")
    func differences() {
        var other = RunDocument.sample
        other.environment.before.loadAverage = 9
        #expect(other.comparabilityKey == RunDocument.sample.comparabilityKey)
        other.environment.blas.core = "Haswell"
        let differences = RunDocument.sample.comparabilityKey.differences(from: other.comparabilityKey)
        #expect(differences.map(\.ours.name) == ["BLAS core"])
        #expect(differences.map(\.theirs.value) == ["Haswell"])
        #expect(other.comparabilityKey.digest != RunDocument.sample.comparabilityKey.digest)
    }

    @Test("digests have twelve digits")
    func digest() {
        let key = ComparabilityKey(environment: EnvironmentFingerprint(), threads: 1)
        #expect(key.digest.count == 12)
    }

    @Test("the stolen share is that of the ticks between two readings")
    func stolenShare() {
        let environment = EnvironmentFingerprint.sample
        #expect(environment.after.flatMap(environment.before.stolenShare) == 0.01)
        #expect(environment.before.stolenShare(until: environment.before) == nil)
        #expect(environment.before.stolenShare(until: ActivityRecord()) == nil)
    }
}
