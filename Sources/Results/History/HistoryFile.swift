package import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The numbers of all runs over time: a file of JSON lines that only grows.
///
/// Lines stand by themselves, so that branches merge by union. Writers take a lock and write all lines of a run in one
/// piece to the disk; what an interrupted writer left behind is cut off by the next one and ignored by readers.
package struct HistoryFile: Sendable {
    private let file: URL

    /// The history in `file`, as a rule `results/history.jsonl`.
    package init(_ file: URL) {
        self.file = file
    }

    /// Adds the lines of a run; a run that is in there already is not added again.
    ///
    /// - Returns: How many lines were added.
    /// - Throws: ``ResultsError``.
    @discardableResult
    package func append(_ document: RunDocument) throws(ResultsError) -> Int {
        let lines = try document.historyEntries.map { (entry) throws(ResultsError) in
            try CanonicalJSON.encodeCompact(entry) + "\n"
        }
        return try locked { (handle) throws(ResultsError) in
            let data = try contents(of: handle)
            let whole = data.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            let known = try Set(entries(in: data.prefix(whole)).map(\.run))
            guard !known.contains(document.run.id) else { return 0 }
            do {
                try handle.truncate(atOffset: UInt64(whole))
                try handle.seekToEnd()
                try handle.write(contentsOf: Data(lines.joined().utf8))
                try handle.synchronize()
            } catch {
                // A disk that filled up took a part of the lines: all or none.
                try? handle.truncate(atOffset: UInt64(whole))
                throw unwritable(error)
            }
            return lines.count
        }
    }

    /// All lines, in the order in which the runs began; a line that stands twice counts once.
    ///
    /// - Throws: ``ResultsError``, with the line that is no entry.
    package func entries() throws(ResultsError) -> [HistoryEntry] {
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        let data = try AtomicFile.read(file)
        let whole = data.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        var seen: Set<[String]> = []
        return try entries(in: data.prefix(whole))
            .filter { seen.insert([$0.run, $0.series, $0.conditions]).inserted }
            .enumerated().sorted { ($0.element.started, $0.offset) < ($1.element.started, $1.offset) }
            .map(\.element)
    }

    private func entries(in data: Data) throws(ResultsError) -> [HistoryEntry] {
        var entries: [HistoryEntry] = []
        for (index, line) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        where !line.isEmpty {
            let name = "\(file.relativePath), line \(index + 1)"
            entries.append(try CanonicalJSON.decode(HistoryEntry.self, from: Data(line), file: name))
        }
        return entries
    }

    /// Does `work` while no other writer can.
    private func locked<Result>(
        _ work: (FileHandle) throws(ResultsError) -> Result
    ) throws(ResultsError) -> Result {
        let manager = FileManager.default
        do {
            try manager.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
        } catch {
            throw unwritable(error)
        }
        if !manager.fileExists(atPath: file.path), !manager.createFile(atPath: file.path, contents: nil) {
            throw .unwritable(file: file.relativePath, reason: "it cannot be made")
        }
        let handle: FileHandle
        do {
            handle = try FileHandle(forUpdating: file)
        } catch {
            throw unwritable(error)
        }
        defer { try? handle.close() }
        guard flock(handle.fileDescriptor, LOCK_EX) == 0 else {
            throw .unwritable(file: file.relativePath, reason: "it cannot be locked")
        }
        defer { flock(handle.fileDescriptor, LOCK_UN) }
        return try work(handle)
    }

    private func contents(of handle: FileHandle) throws(ResultsError) -> Data {
        do {
            return try handle.readToEnd() ?? Data()
        } catch {
            throw .unreadable(file: file.relativePath, reason: error.localizedDescription)
        }
    }

    private func unwritable(_ error: any Error) -> ResultsError {
        .unwritable(file: file.relativePath, reason: error.localizedDescription)
    }
}
