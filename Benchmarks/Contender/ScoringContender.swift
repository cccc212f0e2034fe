import DenseMatrix
import Foundation
import Models
import Scoring

/// A model that scores batches of people, whole ones and one person at a time.
final class ScoringContender: Sendable {
    private let model: DeclarativeModel
    private let people: People
    private let batch: Int
    private let slots: [Slot]

    /// The scores of one thread; no two threads have one in common.
    private final class Slot: @unchecked Sendable {
        let rows: Range<Int>
        var scores: DenseMatrix<Double>

        init(rows: Range<Int>, outputs: Int) {
            self.rows = rows
            scores = DenseMatrix(rows: rows.count, columns: outputs)
        }
    }

    init(folder: URL, people: DenseMatrix<Float>, batch: Int, threads: Int) throws {
        guard case .declarative(let model) = try ModelFolder(folder).load() else {
            throw ContenderError.notDeclarative
        }
        self.model = model
        self.people = .float32(ColumnTable(people))
        self.batch = batch
        let outputs = model.descriptor.outputs.count
        slots = (0..<threads).map { thread in
            Slot(rows: batch * thread / threads..<batch * (thread + 1) / threads, outputs: outputs)
        }
    }

    func answer(_ line: String) async throws -> String {
        let words = line.split(separator: " ").map(String.init)
        switch words.first {
        case "batch" where words.count == 2:
            guard let index = Int(words[1]) else { throw ContenderError.usage }
            let start = ProcessClock.now
            try await score(batch: index)
            return ProcessClock.since(start)
        case "read" where words.count == 2:
            guard let index = Int(words[1]) else { throw ContenderError.usage }
            let start = ProcessClock.now
            let digest = MemoryRead.digest(of: people.slice(index * batch..<(index + 1) * batch))
            return "\(ProcessClock.since(start)) \(digest)"
        case "one" where words.count == 2:
            guard let count = Int(words[1]), count > 0 else { throw ContenderError.usage }
            return try oneByOne(count)
        case "predict" where words.count == 2:
            try await score(batch: 0)
            var bytes = Data()
            for slot in slots {
                for row in 0..<slot.rows.count {
                    var bits = slot.scores[row, 0].bitPattern.littleEndian
                    unsafe withUnsafeBytes(of: &bits) { unsafe bytes.append(contentsOf: $0) }
                }
            }
            try bytes.write(to: URL(filePath: words[1]))
            return "ok"
        default: throw ContenderError.usage
        }
    }

    private func score(batch index: Int) async throws {
        let first = index * batch
        if slots.count == 1 { return try score(slots[0], first) }
        try await withThrowingTaskGroup { group in
            for slot in slots { group.addTask { try self.score(slot, first) } }
            try await group.waitForAll()
        }
    }

    private func score(_ slot: Slot, _ first: Int) throws {
        let rows = (first + slot.rows.lowerBound)..<(first + slot.rows.upperBound)
        try model.score(people.slice(rows), into: &slot.scores)
    }

    /// The median and the 99th percentile of the time of a call for one person, in microseconds.
    private func oneByOne(_ count: Int) throws -> String {
        let persons = (0..<min(200, people.count)).map { people.slice($0..<($0 + 1)) }
        var scores = DenseMatrix<Double>(rows: 1, columns: model.descriptor.outputs.count)
        var times: [Double] = []
        for call in 0..<(count + 50) {
            let start = ProcessClock.wallNow
            try model.score(persons[call % persons.count], into: &scores)
            let end = ProcessClock.wallNow
            if call >= 50 { times.append((end - start) * 1e6) }
        }
        times.sort()
        return "\(times[count / 2]) \(times[count * 99 / 100])"
    }
}
