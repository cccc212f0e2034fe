package import Foundation
import Results

/// What of a run is finished, kept while it goes on: a folder with one file for each model and population.
///
/// A file is written whole or not at all, as soon as its model is measured. Its name is the digest of everything that
/// the numbers depend on, so that a model, a population or a program that changed in between is measured again.
package struct RunJournal: Sendable {
    private let folder: URL
    private let resumes: Bool

    /// The journal of a request, in the folder that its run document will go to.
    ///
    /// Other requests have other journals; the same request finds its own again.
    ///
    /// - Parameters:
    ///   - request: What is to be measured.
    ///   - runsFolder: The folder of the run documents.
    ///   - resumes: Whether what is in there already counts.
    package init(of request: RunRequest, runsFolder: URL, resumes: Bool) {
        self.resumes = resumes
        let words =
            request.models + ["/"] + request.populations + ["/"] + request.measures.map(\.rawValue)
            + [
                "\(request.followed)", "\(request.people ?? -1)", request.outcomeColumn ?? "",
                request.weightColumn ?? "",
                "\(request.seed)", "\(request.threads)",
            ]
        let digest = SHA256.hexadecimalDigest(of: words.joined(separator: "\u{0}"))
        folder = runsFolder.appending(path: "partial-\(digest.prefix(12))")
    }

    /// How many models are in there.
    package var count: Int { files.count }

    /// The folder, as people read it.
    package var path: String { folder.relativePath }

    private var files: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
    }

    /// The digest of all that the numbers of a plan depend on.
    func key(of plan: RunPlan, in document: RunDocument) -> String {
        var hash = SHA256()
        let model = (try? FolderDigest.sha256(of: URL(filePath: plan.modelFolder))) ?? "unreadable"
        let populations = [plan.populationFile, plan.reference].compactMap(\.self).map { path in
            (try? Data(contentsOf: URL(filePath: path))).map { SHA256.hexadecimalDigest(of: Array($0)) }
                ?? "unreadable"
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let wanted = (try? encoder.encode(plan)) ?? Data()
        for text in [
            String(decoding: wanted, as: UTF8.self), model, populations.joined(separator: " "),
            document.run.etalonVersion, document.comparabilityKey.digest, Self.program,
        ] {
            hash.update(Array("\(text)\u{0}".utf8))
        }
        return hash.hexadecimalDigest()
    }

    /// The rows of a finished model; nil where there are none that can be read.
    func finished(_ key: String) -> RunDocument? {
        resumes ? try? RunDocument.read(file: file(of: key)) : nil
    }

    /// Keeps the rows of a finished model.
    ///
    /// - Throws: `HarnessError.fileAccess`.
    func keep(_ rows: RunDocument, as key: String) throws(HarnessError) {
        do {
            try AtomicFile.write(try JSONEncoder().encode(rows), to: file(of: key))
        } catch {
            throw .fileAccess(path: folder.relativePath, problem: "cannot keep what is finished: \(error)")
        }
    }

    /// Forgets everything: the run document is written.
    package func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    private func file(of key: String) -> URL { folder.appending(path: "\(key.prefix(24)).json") }

    /// What tells this build of the program from another one, without reading all of it.
    private static let program: String = {
        let file = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let values = try? file.resourceValues(forKeys: [.fileSizeKey, .contentModificationDateKey])
        return "\(values?.fileSize ?? 0) \(values?.contentModificationDate?.timeIntervalSince1970 ?? 0)"
    }()
}
