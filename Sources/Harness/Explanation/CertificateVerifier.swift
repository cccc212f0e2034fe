import DenseMatrix
package import Foundation
package import Measures
import Results
import Scoring

/// Checks the file of a certificate against the model it speaks of, without searching.
package struct CertificateVerifier: Sendable {
    private let workspace: Workspace

    /// A verifier over the models of a workspace.
    package init(workspace: Workspace) { self.workspace = workspace }

    /// What a certificate was found to prove.
    package struct Verdict: Sendable {
        /// The model's folder.
        package let model: String
        /// The certificate.
        package let certificate: RecourseCertificate
        /// The features that change, with the person's own and the new value; empty where no change helps.
        package let changes: [(feature: String, own: String, new: String)]
    }

    /// Checks a file.
    ///
    /// - Parameters:
    ///   - file: the certificate.
    ///   - person: who it is to be about; nil takes the certificate's word for it.
    /// - Returns: what it proves.
    /// - Throws: `CertificateError` with the first thing that is wrong, `HarnessError` where the model or the person does not exist.
    package func verify(_ file: URL, about person: ExplanationRequest? = nil) throws -> Verdict {
        let name = file.relativePath
        let written = try CertificateFile(contentsOf: file)
        let runnable = try RunnableModel(folder: workspace.folder(ofModel: written.folder))
        guard runnable.record.sha256 == written.files else {
            throw CertificateError.otherModel(file: name, model: written.folder)
        }
        let model = runnable.model
        let schema = model.descriptor.schema
        let proof = try written.certificate(schema: schema, file: name)
        var row: [Double]?
        if let person {
            row = try PersonExplainer(workspace: workspace).row(
                of: person,
                model: model,
                folder: written.folder
            )
        }
        do throws(RecourseFault) {
            try RecourseCheck(model: model).check(
                proof.certificate,
                about: row,
                reaching: try target(of: proof.certificate, model: model),
                policy: try policy(schema),
                countsFeatures: proof.countsFeatures
            )
        } catch {
            if let person, error == .otherPerson {
                throw CertificateError.otherPerson(file: name, person: person.person)
            }
            throw CertificateError.notProved(file: name, error)
        }
        let problem = proof.certificate.problem
        let options = proof.certificate.answer?.options ?? []
        return Verdict(
            model: written.folder,
            certificate: proof.certificate,
            changes: zip(problem.choices, options).filter { $1 > 0 }.map { choice, option in
                let feature = schema.features[choice.feature]
                return (
                    feature.name, feature.text(of: problem.row[choice.feature]),
                    feature.text(of: choice.options[option].value)
                )
            }
        )
    }

    /// The target that the model's own cuts give the person; under a capacity the certificate's.
    private func target(
        of certificate: RecourseCertificate,
        model: any ScoringModel
    ) throws(RecourseFault) -> RecourseTarget? {
        let rule = model.descriptor.decision
        guard rule.cuts != nil else { return nil }
        let row = certificate.problem.row
        do {
            let people = People(rows: [row], precision: model.descriptor.precision, features: row.count)
            let score = try model.scores(of: people)[0, rule.output]
            guard let target = RecourseTarget.lowerDecision(than: score, decision: rule) else {
                throw RecourseFault.notNeeded
            }
            return target
        } catch let error as RecourseFault {
            throw error
        } catch let error as ScoringError {
            throw .model(error)
        } catch {
            preconditionFailure("scoring threw \(error)")
        }
    }

    private func policy(_ schema: Schema) throws(RecourseFault) -> RecoursePolicy {
        do {
            return try RecoursePolicy(actionableOf: schema)
        } catch {
            throw .model(error)
        }
    }
}
