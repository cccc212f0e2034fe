package import Foundation
package import Measures
package import Results
package import Scoring

/// A certificate of recourse as a file: the proof, the model's files it speaks of, and a digest of all of it.
///
/// The digest makes any change of the file show, also of numbers that would make it the true proof of another claim (another
/// person, another cut). It is no signature: whoever forges a certificate can make another digest, but not a false proof true.
package struct CertificateFile: Equatable, Sendable {
    /// The whole text.
    package let text: String

    /// The file of a certificate.
    ///
    /// - Parameters:
    ///   - certificate: the proof.
    ///   - model: the model.
    ///   - id: the folder of the model.
    ///   - files: the digest of the model's files.
    package init(certificate: RecourseCertificate, model: ModelDescriptor, id: String, files: String) {
        let body = certificate.text(model: model) + "folder \(id)\nfiles \(files)\n"
        text = body + "sha256 \(SHA256.hexadecimalDigest(of: Array(body.utf8)))\n"
    }

    /// A file read from its text.
    ///
    /// - Throws: `CertificateError.unreadable` for a text that is no certificate, `.changed` for one whose digest is another's.
    package init(parsing text: String, file: String) throws(CertificateError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "etalon-recourse 1" else {
            throw .unreadable(file: file, line: 1, expected: "etalon-recourse 1")
        }
        guard lines.count > 4, lines.last == "", lines[lines.count - 2].hasPrefix("sha256 "),
            lines[lines.count - 3].hasPrefix("files "), lines[lines.count - 4].hasPrefix("folder ")
        else {
            throw .unreadable(
                file: file,
                line: lines.count,
                expected: "the last lines folder ID, files DIGEST, sha256 DIGEST"
            )
        }
        let body = lines.dropLast(2).joined(separator: "\n") + "\n"
        let digest = SHA256.hexadecimalDigest(of: Array(body.utf8))
        guard lines[lines.count - 2] == "sha256 \(digest)" else { throw .changed(file: file) }
        self.text = text
    }

    /// The file at a path.
    ///
    /// - Throws: `ResultsError.unreadable`, and what `init(parsing:file:)` throws.
    package init(contentsOf file: URL) throws {
        let data = try AtomicFile.read(file)
        self = try CertificateFile(parsing: String(decoding: data, as: UTF8.self), file: file.relativePath)
    }

    /// Writes the file, whole or not at all.
    package func write(to file: URL) throws(ResultsError) {
        try AtomicFile.write(Data(text.utf8), to: file)
    }

    /// The folder of the model it speaks of.
    package var folder: String { field("folder ") }

    /// The digest of the model's files.
    package var files: String { field("files ") }

    /// The proof.
    ///
    /// - Throws: `CertificateError.unreadable` with the first line that cannot be read.
    package func certificate(schema: Schema, file: String) throws(CertificateError) -> RecourseCertificateFile
    {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let proof = lines.dropLast(4).joined(separator: "\n")
        do throws(RecourseCertificateFile.Fault) {
            return try RecourseCertificateFile(parsing: proof, schema: schema)
        } catch {
            throw .unreadable(file: file, line: error.line, expected: error.expected)
        }
    }

    private func field(_ name: String) -> String {
        let line = text.split(separator: "\n").last { $0.hasPrefix(name) }
        return line.map { String($0.dropFirst(name.count)) } ?? ""
    }
}
