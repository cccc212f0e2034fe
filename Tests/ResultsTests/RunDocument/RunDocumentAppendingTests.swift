import Results
import TestSupport
import Testing

@Suite("Parts of a run")
struct RunDocumentAppendingTests {
    @Test("a document is the sum of what describes it and its rows, whatever lists there are")
    func whole() throws {
        let sample = RunDocument.sample
        var document = sample.withoutRows
        #expect(document != sample)
        document.append(sample)
        #expect(document == sample)
    }

    @Test("models and populations that are there are not added again; rows are")
    func twice() {
        var document = RunDocument.sample
        document.append(RunDocument.sample)
        #expect(document.models == RunDocument.sample.models)
        #expect(document.populations == RunDocument.sample.populations)
        #expect(document.metrics.count == 2 * RunDocument.sample.metrics.count)
        #expect(document.errors.count == 2 * RunDocument.sample.errors.count)
    }

    @Test("a resumed run keeps the name and the start of the interrupted one")
    func identity() {
        let earlier = RunDocument.sample.run
        var later = earlier
        later.id = "later"
        later.started = Timestamp(milliseconds: earlier.started.milliseconds + 1000)
        var resumed = later
        resumed.continues(earlier)
        #expect(resumed.id == earlier.id)
        #expect(resumed.started == earlier.started)
        resumed.continues(later)
        #expect(resumed.id == earlier.id, "only an earlier run is continued")
    }
}
