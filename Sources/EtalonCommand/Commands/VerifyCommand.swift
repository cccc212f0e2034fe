import ArgumentParser
import Foundation
import Harness
import Measures

/// `etalon verify CERTIFICATE`: checks the proof of a smallest change.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a certificate of etalon explain: one walk over its boxes, no search.",
        discussion: """
            Every number is computed anew from the model's files. With --person the certificate also has to be about that person \
            of the population. The exit code is 1 where the proof does not hold.
            """
    )

    @Argument(help: "The certificate.", completion: .file())
    var certificate: String

    @Option(name: .long, help: ArgumentHelp("The person it has to be about, from 1.", valueName: "number"))
    var person: Int?

    @OptionGroup var source: ExplainedPopulation

    @OptionGroup var folders: WorkspaceOptions

    func run() throws {
        let request = person.map {
            ExplanationRequest(
                model: "",
                population: source.population,
                person: $0,
                people: source.people,
                seed: source.seed
            )
        }
        let verdict = try CertificateVerifier(workspace: folders.workspace)
            .verify(URL(filePath: certificate), about: request)
        let proof = verdict.certificate
        let boxes = "\(proof.steps.count) boxes checked"
        guard let answer = proof.answer else {
            print(
                "holds: no permitted change leads \(proof.problem.target.text) in \(verdict.model) (\(boxes))"
            )
            return
        }
        print(
            "holds: no permitted change that leads \(proof.problem.target.text) in \(verdict.model) costs less than \(answer.cost) (\(boxes))"
        )
        for change in verdict.changes { print("  \(change.feature): \(change.own) -> \(change.new)") }
    }
}
