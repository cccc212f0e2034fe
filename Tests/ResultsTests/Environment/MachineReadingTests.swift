import Foundation
import Results
import Testing

@Suite("How busy the machine was between two moments")
struct MachineReadingTests {
    private func reading(waited: Int?, stolen: Int, seconds: Double) throws -> MachineReading {
        let root = FileManager.default.temporaryDirectory.appending(path: "etalon-proc-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(
            at: root.appending(path: "proc/pressure"),
            withIntermediateDirectories: true
        )
        if let waited {
            let text = "some avg10=0.00 avg60=0.00 avg300=0.00 total=\(waited)\nfull avg10=0.00 total=0\n"
            try Data(text.utf8).write(to: root.appending(path: "proc/pressure/cpu"))
        }
        try Data("cpu  100 0 50 \(800 + stolen) 0 0 0 \(stolen) 0 0\n".utf8).write(
            to: root.appending(path: "proc/stat")
        )
        return MachineReading.capture(seconds: seconds, files: SystemFiles(root: root))
    }

    @Test("half a second of waiting in two seconds is a quarter")
    func pressure() throws {
        let before = try reading(waited: 1_000_000, stolen: 10, seconds: 50)
        let after = try reading(waited: 1_500_000, stolen: 30, seconds: 52)
        #expect(before.pressure(until: after) == 0.25)
        // 20 stolen ticks of 40: the idle ticks of the sample grow with the stolen ones.
        #expect(before.stolenShare(until: after) == 0.5)
    }

    @Test("what the machine does not tell is unknown")
    func unknown() throws {
        let before = try reading(waited: nil, stolen: 0, seconds: 50)
        let after = try reading(waited: 7, stolen: 0, seconds: 52)
        #expect(before.pressure(until: after) == nil)
        #expect(after.pressure(until: after) == nil, "no time has passed")
        #expect(before.stolenShare(until: after) == nil)
    }
}
