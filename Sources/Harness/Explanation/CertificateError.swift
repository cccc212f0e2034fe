package import Measures

/// What can be wrong with the file of a certificate.
package enum CertificateError: Error, Equatable, Sendable {
    /// A line is not what it should be.
    case unreadable(file: String, line: Int, expected: String)
    /// The file was changed after it was written.
    case changed(file: String)
    /// The model's files are not those that the certificate speaks of.
    case otherModel(file: String, model: String)
    /// The certificate is about another person than the one asked about.
    case otherPerson(file: String, person: Int)
    /// The proof does not hold.
    case notProved(file: String, RecourseFault)
}

extension CertificateError: CustomStringConvertible {
    /// What is wrong, where, and what to do, in a sentence.
    package var description: String {
        switch self {
        case .unreadable(let file, let line, let expected): "\(file), line \(line): expected \(expected)"
        case .changed(let file):
            "\(file): changed after it was written, its digest is another one; write it anew with etalon explain --certificate"
        case .otherModel(let file, let model):
            "\(file): speaks of other files of model '\(model)' than those here; check out the version it was written for"
        case .otherPerson(let file, let person): "\(file): is not about person \(person) of this population"
        case .notProved(let file, let fault): "\(file): \(fault)"
        }
    }
}
