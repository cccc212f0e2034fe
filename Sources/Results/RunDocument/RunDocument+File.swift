package import Foundation

extension RunDocument {
    /// The name of the document's file: when, of which commit, on which machine.
    ///
    /// As in `20261124T060213Z-1bc63f1-0f3a9c5d21e7.json`; names sort by time, and the last part is the same for
    /// runs whose timings may be compared.
    package var fileName: String {
        let commit = run.commit.map { String($0.prefix(7)) } ?? "nogit"
        return "\(run.started.compact)-\(commit)-\(comparabilityKey.digest).json"
    }

    /// Reads a document.
    ///
    /// Keys it does not know are ignored.
    ///
    /// - Throws: ``ResultsError`` where the file cannot be read, is no JSON, of another format, or incomplete.
    package static func read(file: URL) throws(ResultsError) -> RunDocument {
        try RunDocument(json: AtomicFile.read(file), file: file.relativePath)
    }

    /// Writes the document: whole or not at all.
    ///
    /// The bytes go to a temporary file of the same folder, to the disk, and only then under the name.
    ///
    /// - Throws: ``ResultsError/unwritable(file:reason:)`` or ``ResultsError/notFinite(path:)``.
    package func write(file: URL) throws(ResultsError) {
        try AtomicFile.write(try json(), to: file)
    }

    /// Writes the document under ``fileName`` into `folder`.
    ///
    /// - Returns: The file.
    @discardableResult
    package func write(folder: URL) throws(ResultsError) -> URL {
        let file = folder.appending(path: fileName)
        try write(file: file)
        return file
    }
}
