import Foundation
import Results
import TestSupport
import Testing

@Suite("Runs by name")
struct RunFolderTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "runs-\(UUID().uuidString)")
    private let names = ["20261123T060213Z-aaaaaaa-000000000001", "20261124T060213Z-bbbbbbb-000000000001"]

    private func withRuns(_ body: (RunFolder) throws -> Void) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in names {
            try AtomicFile.write(Data("{}".utf8), to: folder.appending(path: name + ".json"))
        }
        try AtomicFile.write(Data(), to: folder.appending(path: "notes.txt"))
        try body(RunFolder(folder))
    }

    @Test("names sort by time, other files are no runs")
    func listed() throws {
        try withRuns { #expect($0.names() == names) }
    }

    @Test("the newest, a beginning, a whole name, a path")
    func found() throws {
        try withRuns { runs in
            for (name, expected) in [("latest", 1), ("20261123", 0), (names[0] + ".json", 0)] {
                let file = try runs.file(named: name)
                #expect(file.lastPathComponent == names[expected] + ".json", "\(name)")
            }
            let path = folder.appending(path: "notes.txt").path
            let file = try runs.file(named: path)
            #expect(file.path == path)
        }
    }

    @Test("a beginning of several or of none is refused")
    func ambiguous() throws {
        try withRuns { runs in
            #expect(
                throws: ResultsError.noSuchRun(name: "2026", folder: folder.relativePath, matches: names)
            ) {
                try runs.file(named: "2026")
            }
            #expect(throws: ResultsError.noSuchRun(name: "", folder: folder.relativePath, matches: [])) {
                try runs.file(named: "")
            }
        }
    }

    @Test("without a run there is no newest one")
    func empty() {
        #expect(throws: ResultsError.noRuns(folder: folder.relativePath)) {
            try RunFolder(folder).file(named: "latest")
        }
    }
}
