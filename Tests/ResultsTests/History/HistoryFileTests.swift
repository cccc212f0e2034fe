import Foundation
import Results
import TestSupport
import Testing

@Suite("History")
struct HistoryFileTests {
    private func temporaryFile() -> URL {
        FileManager.default.temporaryDirectory.appending(
            path: "etalon-history-\(UUID().uuidString)/history.jsonl"
        )
    }

    private func run(_ number: Int) -> RunDocument {
        var document = RunDocument.sample
        document.run.id = "run-\(number)"
        document.run.started = Timestamp(milliseconds: Int64(number) * 1000)
        return document
    }

    private var numbers: Int {
        RunDocument.sample.metrics.count { $0.estimate != nil }
    }

    @Test("every number of a run is a line, a run is added once")
    func append() throws {
        let file = temporaryFile()
        defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
        let history = HistoryFile(file)
        #expect(try history.entries().isEmpty)
        #expect(try history.append(run(2)) == numbers)
        #expect(try history.append(run(1)) == numbers)
        #expect(try history.append(run(2)) == 0)
        let entries = try history.entries()
        #expect(entries.count == 2 * numbers)
        #expect(entries.first?.run == "run-1")
        #expect(HistorySeries.all(of: entries).count == numbers)
    }

    @Test("what an interrupted writer left is ignored, and cut off by the next one")
    func torn() throws {
        let file = temporaryFile()
        defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
        let history = HistoryFile(file)
        try history.append(run(1))
        let whole = try Data(contentsOf: file)
        let last = try #require(whole.dropLast().lastIndex(of: UInt8(ascii: "\n"))) + 1
        for length in stride(from: last + 1, to: whole.count, by: 23) {
            try whole.prefix(length).write(to: file)
            #expect(try history.entries().count == numbers - 1)
            try history.append(run(2))
            #expect(try history.entries().count == 2 * numbers - 1)
        }
    }

    @Test("writers at the same time lose nothing")
    func concurrent() async throws {
        let file = temporaryFile()
        defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
        let documents = (0..<12).map(run)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for document in documents {
                group.addTask { try HistoryFile(file).append(document) }
            }
            try await group.waitForAll()
        }
        #expect(try HistoryFile(file).entries().count == 12 * numbers)
    }

    @Test("lines that came twice by a merge count once; a line that is none is named")
    func merged() throws {
        let file = temporaryFile()
        defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
        let history = HistoryFile(file)
        try history.append(run(1))
        let data = try Data(contentsOf: file)
        try (data + data).write(to: file)
        #expect(try history.entries().count == numbers)
        try (Data("<<<<<<< ours\n".utf8) + data).write(to: file)
        #expect {
            try history.entries()
        } throws: { error in
            guard case .notJSON(let name, _, _)? = error as? ResultsError else { return false }
            return name.hasSuffix("history.jsonl, line 1")
        }
    }

    @Test("timings of another machine, and scores of other people, are series of their own")
    func conditions() {
        var other = run(2)
        other.environment.processor.model = "another"
        let machine = HistorySeries.all(of: run(1).historyEntries + other.historyEntries)
        let timings = RunDocument.sample.metrics.count {
            $0.estimate != nil && ($0.classification == .timing || $0.classification == .count)
        }
        #expect(machine.count == numbers + timings)
        other = run(2)
        other.configuration.seed = 7
        #expect(
            HistorySeries.all(of: run(1).historyEntries + other.historyEntries).count == 2 * numbers - timings
        )
    }
}
