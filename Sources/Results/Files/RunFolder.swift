package import Foundation

/// The folder in which runs are kept, one document a file; names begin with the time, so that they sort by it.
package struct RunFolder: Sendable {
    /// The word for the newest run.
    package static let latest = "latest"

    private let folder: URL

    /// The runs in `folder`, as a rule `results/runs`.
    package init(_ folder: URL) {
        self.folder = folder
    }

    /// The names of the runs without `.json`, the oldest first; none where there is no such folder.
    package func names() -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }
            .sorted()
    }

    /// The file of the run that people call `name`: a path, ``latest``, or the beginning of a name in the folder.
    ///
    /// - Throws: ``ResultsError/noRuns(folder:)`` where the newest of none is asked for, or
    ///   ``ResultsError/noSuchRun(name:folder:matches:)`` where no run or more than one is meant.
    package func file(named name: String) throws(ResultsError) -> URL {
        let path = URL(filePath: name)
        if (try? path.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true { return path }
        let names = names()
        if name == Self.latest {
            guard let newest = names.last else { throw .noRuns(folder: folder.relativePath) }
            return folder.appending(path: newest + ".json")
        }
        let matches = name.isEmpty ? [] : names.filter { $0.hasPrefix(name) || $0 + ".json" == name }
        guard let match = matches.first, matches.count == 1 else {
            throw .noSuchRun(name: name, folder: folder.relativePath, matches: matches)
        }
        return folder.appending(path: match + ".json")
    }
}
