import Foundation
import Results
import Statistics
import Testing

/// Runs that are interrupted and resumed.
@Suite(.serialized) struct InterruptionTests {
    private static let models = ["first", "second", "third", "fourth"]
    /// How often a run is killed; `ETALON_INTERRUPTIONS` asks for more.
    private static let times =
        ProcessInfo.processInfo.environment["ETALON_INTERRUPTIONS"].flatMap { Int($0) } ?? 5

    private let words = [
        "run", "--population", "people.csv", "--measures", "calibration,counterfactual", "--output", "runs",
    ]

    /// The numbers that follow from the inputs alone.
    private func numbers(_ file: URL) throws -> [Metric] {
        try RunDocument.read(file: file).metrics.filter {
            $0.classification == .exact || $0.classification == .sampled
        }
    }

    /// The files of finished models.
    private func finished(_ workspace: SmallWorkspace) -> [String: Data] {
        var files: [String: Data] = [:]
        for folder in workspace.names("runs") where folder.hasPrefix("partial-") {
            for name in workspace.names("runs/\(folder)") where name.hasSuffix(".json") {
                files[name] = try? Data(contentsOf: workspace.root.appending(path: "runs/\(folder)/\(name)"))
            }
        }
        return files
    }

    /// Killed again and again at random moments by a signal that nothing catches, and resumed each time: every file is
    /// whole at every moment, what was finished stays as it is, and the end is that of a run that nobody disturbed.
    @Test func nothingFinishedIsLost() throws {
        let workspace = try SmallWorkspace(models: Self.models)
        defer { workspace.remove() }
        let clock = ContinuousClock()
        let undisturbed = try clock.measure { try workspace.run(as: "whole") }
        let seconds =
            Double(undisturbed.components.seconds) + Double(undisturbed.components.attoseconds) * 1e-18
        let random = CounterRandom(seed: 20_261_124)
        var before: [String: Data] = [:]
        var restarts = 0
        for attempt in 0..<Self.times {
            let child = try workspace.started(words + ["--resume"])
            Thread.sleep(forTimeInterval: random.uniform(stream: 1, counter: UInt64(attempt)) * seconds)
            kill(child.process.processIdentifier, SIGKILL)
            child.process.waitUntilExit()
            let documents = workspace.names("runs").filter { $0.hasSuffix(".json") }
            for name in documents {
                #expect(throws: Never.self) { try numbers(workspace.root.appending(path: "runs/\(name)")) }
            }
            let now = finished(workspace)
            for data in now.values {
                #expect(throws: Never.self) { try RunDocument(json: data, file: "partial") }
            }
            if documents.isEmpty {
                for (name, data) in before {
                    #expect(now[name] == data, "\(name) was lost at attempt \(attempt)")
                }
                before = now
            } else {
                // It came to its end: once more from the beginning.
                #expect(try numbers(workspace.root.appending(path: "runs/\(documents[0])")).count > 0)
                try FileManager.default.removeItem(at: workspace.root.appending(path: "runs"))
                before = [:]
                restarts += 1
            }
        }
        let ended = try workspace.etalon(words + ["--resume", "--quiet"])
        #expect(ended.code == 0, "\(ended.error)")
        let names = workspace.names("runs")
        #expect(names.count == 1 && names[0].hasSuffix(".json"), "\(names)")
        let resumed = try numbers(workspace.root.appending(path: "runs/\(try #require(names.first))"))
        let whole = try numbers(workspace.root.appending(path: "whole.json"))
        #expect(resumed == whole)
    }

    @Test func anInterruptEndsWithItsCodeAndKeepsWhatIsFinished() throws {
        let workspace = try SmallWorkspace(models: Self.models)
        defer { workspace.remove() }
        let child = try workspace.started(words)
        let deadline = Date(timeIntervalSinceNow: 60)
        while finished(workspace).isEmpty, child.process.isRunning, Date() < deadline {
            Thread.sleep(forTimeInterval: 0.01)
        }
        kill(child.process.processIdentifier, SIGINT)
        let error = String(decoding: child.error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        child.process.waitUntilExit()
        #expect(child.process.terminationReason == .exit)
        #expect(child.process.terminationStatus == 130, "\(error)")
        #expect(error.contains("--resume"))
        #expect(workspace.names("runs").allSatisfy { $0.hasPrefix("partial-") })
        #expect(!finished(workspace).isEmpty)
        #expect(try workspace.etalon(words + ["--resume"]).code == 0)
        #expect(workspace.names("runs").count == 1)
    }

    /// A model that changed in between is measured again, and the others are not.
    @Test func whatChangedIsMeasuredAgain() throws {
        let workspace = try SmallWorkspace(models: ["first", "second"])
        defer { workspace.remove() }
        let child = try workspace.started(words)
        while finished(workspace).count < 1, child.process.isRunning { Thread.sleep(forTimeInterval: 0.005) }
        kill(child.process.processIdentifier, SIGKILL)
        child.process.waitUntilExit()
        guard workspace.names("runs").allSatisfy({ $0.hasPrefix("partial-") }) else { return }
        try workspace.write(SmallWorkspace.model("first", age: 0.04), to: "models/first/model.yaml")
        #expect(try workspace.etalon(words + ["--resume", "--quiet"]).code == 0)
        let name = try #require(workspace.names("runs").first)
        let resumed = try numbers(workspace.root.appending(path: "runs/\(name)"))
        try workspace.run(as: "whole")
        let whole = try numbers(workspace.root.appending(path: "whole.json"))
        #expect(resumed == whole)
    }
}
