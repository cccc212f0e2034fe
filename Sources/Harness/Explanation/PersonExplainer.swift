import DenseMatrix
import Foundation
package import Measures
import Results
package import Scoring

/// Explains one person of a population: loads the model, finds the person, compares with the others.
package struct PersonExplainer: Sendable {
    /// People whom a person is compared with.
    private static let backgroundSize = 128
    /// The same for models that are scored for every coalition of features.
    private static let coalitionBackgroundSize = 32
    /// People scored at once.
    private static let blockSize = 8192

    private let workspace: Workspace

    /// An explainer over the models of a workspace.
    package init(workspace: Workspace) { self.workspace = workspace }

    /// What was found about one person.
    package struct Result: Sendable {
        /// The person's number, from 1.
        package let person: Int
        /// The population.
        package let population: String
        /// The explanation.
        package let explanation: PersonExplanation
        /// The proof of the smallest change, or that there is none; nil where nothing had to be proved.
        package let certificate: CertificateFile?
        /// Why there are no parts; nil where there are.
        package let noParts: String?
    }

    /// Explains.
    ///
    /// - Throws: `HarnessError` for a model, population or person that does not exist; `ScoringError` for a change that the schema
    ///   does not know; what loading and scoring throw.
    package func explain(_ request: ExplanationRequest) throws -> Result {
        let folder = try workspace.folder(ofModel: request.model)
        let runnable = try RunnableModel(folder: folder)
        let model = runnable.model
        let descriptor = model.descriptor
        let interventions = try request.changes.map { text throws(ScoringError) -> Intervention in
            // A bundle by its id, or changes spelled out.
            if let bundle = descriptor.interventions.first(where: { $0.id == text }) {
                return bundle.intervention
            }
            return try Intervention(parsing: text, schema: descriptor.schema)
        }
        let source = try source(for: request, model: descriptor, folder: folder)
        let index = request.person - 1
        let person = try source.block(index..<(index + 1)).people
        let (attribution, noParts) = try attribution(model, source: source)
        let explanation = try PersonExplanation(
            model: model,
            person: person,
            attribution: attribution,
            line: try line(for: index, model: model, source: source),
            asking: interventions
        )
        return Result(
            person: request.person,
            population: source.record.id,
            explanation: explanation,
            certificate: explanation.recourse?.certificate.map {
                CertificateFile(
                    certificate: $0,
                    model: descriptor,
                    id: runnable.record.id,
                    files: runnable.record.sha256
                )
            },
            noParts: noParts
        )
    }

    /// The values of the person that a request names.
    ///
    /// - Throws: as `explain(_:)`.
    package func row(
        of request: ExplanationRequest,
        model: any ScoringModel,
        folder: String
    ) throws -> [Double] {
        let source = try source(
            for: request,
            model: model.descriptor,
            folder: workspace.folder(ofModel: folder)
        )
        return try source.block((request.person - 1)..<request.person).people.row(0)
    }

    /// The population, in which the person exists.
    private func source(
        for request: ExplanationRequest,
        model: ModelDescriptor,
        folder: URL
    ) throws -> PeopleSource {
        let name =
            request.population ?? RunnableModel.populationName(ofModelIn: folder)
            ?? RunRequest.defaultPopulation
        let source = try PeopleSource(
            file: workspace.file(ofPopulation: name),
            people: request.people,
            seed: request.seed,
            model: model
        )
        guard source.count > 0, (1...source.count).contains(request.person) else {
            throw HarnessError.illegalOption(
                option: "--person",
                value: "\(request.person)",
                allowed: source.count == 0 ? "nobody: there are no people" : "1 to \(source.count)"
            )
        }
        return source
    }

    /// The attribution against the first people of the population, or why there is none.
    private func attribution(
        _ model: any ScoringModel,
        source: PeopleSource
    ) throws -> (ShapleyAttribution?, String?) {
        let structure = (model as? any StructuredModel)?.structure(ofOutput: model.descriptor.decision.output)
        var size = Self.coalitionBackgroundSize
        switch structure?.form {
        case .additive, .trees: size = Self.backgroundSize
        case .cells, nil: break
        }
        let background = try source.block(0..<min(size, source.count)).people
        do throws(MeasuresError) {
            return (try ShapleyAttribution(model: model, reference: .background(background)), nil)
        } catch {
            return (nil, error.description)
        }
    }

    /// The line that a capacity draws for a person among the population.
    private func line(
        for person: Int,
        model: any ScoringModel,
        source: PeopleSource
    ) throws -> CapacityLine? {
        guard case .capacity(let output, let size) = model.descriptor.decision else { return nil }
        var scores: [Double] = []
        scores.reserveCapacity(source.count)
        var start = 0
        while start < source.count {
            let end = min(source.count, start + Self.blockSize)
            let column = try model.scores(of: source.block(start..<end).people).column(output)
            let span = column.span
            for index in span.indices { scores.append(span[index]) }
            start = end
        }
        return CapacityLine(ofPerson: person, scores: scores, selected: size.count(of: source.count))
    }
}

extension RecourseAnswer {
    /// The proof, where there is one.
    fileprivate var certificate: RecourseCertificate? {
        switch self {
        case .change(_, let certificate), .impossible(let certificate): certificate
        case .notNeeded, .undecided: nil
        }
    }
}
