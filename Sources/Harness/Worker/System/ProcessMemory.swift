import FoundationEssentials
import Glibc

/// What `/proc/<process>/status` says of the memory of a process.
package struct ProcessMemory: Equatable, Sendable {
    /// Bytes in physical memory now.
    package let residentBytes: Int
    /// The most bytes there ever were in physical memory since the program started.
    package let peakResidentBytes: Int
    /// Threads now.
    package let threadCount: Int

    /// The memory of `process`; nil where the process has ended or the file is not there.
    package init?(process: Int32) {
        self.init(statusFile: "/proc/\(process)/status")
    }

    /// The memory of this process; nil where the system does not tell.
    package static func current() -> ProcessMemory? {
        ProcessMemory(statusFile: "/proc/self/status")
    }

    /// The bytes in physical memory of everything that `process` started and that still runs.
    ///
    /// - Complexity: a few small files for each thread and each descendant.
    static func residentBytesOfDescendants(of process: Int32) -> Int {
        let children = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task"))
            .map { threads in
                threads.compactMap { contents(of: "/proc/\(process)/task/\($0)/children") }
                    .flatMap { $0.split(separator: " ").compactMap { Int32($0) } }
            }
        return (children ?? []).reduce(0) { sum, child in
            let own = ProcessMemory(process: child)?.residentBytes ?? 0
            return sum + own + residentBytesOfDescendants(of: child)
        }
    }

    /// The bytes of this process in physical memory, counted page by page; nil where the system does not tell.
    ///
    /// Exact where `residentBytes` may lag behind, and slow: the kernel walks all pages.
    static func exactResidentBytes() -> Int? {
        guard let text = contents(of: "/proc/self/smaps_rollup") else { return current()?.residentBytes }
        for line in text.split(separator: "\n") where line.hasPrefix("Rss:") {
            let words = line.split { $0 == " " || $0 == "\t" }
            return words.count >= 2 ? Int(words[1]).map { $0 * 1024 } : nil
        }
        return nil
    }

    private init?(statusFile: String) {
        guard let text = Self.contents(of: statusFile) else { return nil }
        self.init(status: text)
    }

    /// The memory that `status`, in the format of the file, tells of; nil for a process without memory.
    init?(status: String) {
        var numbers: [Substring: Int] = [:]
        for line in status.split(separator: "\n") {
            let words = line.split { $0 == " " || $0 == "\t" }
            if words.count >= 2, let number = Int(words[1]) { numbers[words[0]] = number }
        }
        guard let resident = numbers["VmRSS:"], let peak = numbers["VmHWM:"] else { return nil }
        residentBytes = resident * 1024
        peakResidentBytes = peak * 1024
        threadCount = numbers["Threads:"] ?? 0
    }

    private static func contents(of path: String) -> String? {
        let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { return nil }
        let file = FileDescriptor(owning: number)
        var buffer = [UInt8](repeating: 0, count: 8192)
        guard case .bytes(let count)? = try? file.read(into: &buffer) else { return nil }
        return String(decoding: buffer[..<count], as: UTF8.self)
    }
}
