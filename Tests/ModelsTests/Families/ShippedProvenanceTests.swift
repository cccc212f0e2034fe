import Documents
import Foundation
import Models
import Scoring
import Testing

/// Where the numbers of the models that come with Etalon come from: none is without provenance, no assumption is a point.
@Suite struct ShippedProvenanceTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "models")

    private static let ids: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { FileManager.default.fileExists(atPath: folder.appending(path: $0 + "/model.yaml").path) }
        .sorted()

    private func descriptor(_ id: String) throws -> ModelDescriptor {
        guard case .declarative(let model) = try ModelFolder(Self.folder.appending(path: id)).load() else {
            throw CocoaError(.featureUnsupported)
        }
        return model.descriptor
    }

    @Test(arguments: ids)
    func everyNumberSaysWhereItIsFrom(id: String) throws {
        let descriptor = try descriptor(id)
        let sources = Set(descriptor.provenance.sources.map(\.id))
        #expect(!descriptor.parameters.isEmpty)
        for parameter in descriptor.parameters {
            switch parameter.provenance {
            case .published(let source), .recalled(let source):
                #expect(sources.contains(source), "\(parameter.name) cites \(source)")
            case .inferred(let how):
                #expect(how.count > 8, "\(parameter.name): \(how)")
            case .assumed(let range, let because):
                #expect(because.count > 8, "\(parameter.name): \(because)")
                #expect(range.lowerBound < range.upperBound, "\(parameter.name) is assumed as a point")
                if let value = parameter.value { #expect(range.contains(value), "\(parameter.name)") }
            }
        }
    }

    /// Only a model whose numbers are all the real ones may call itself exact, and only one with some, partly published.
    @Test(arguments: ids)
    func theClassIsNoBetterThanTheNumbers(id: String) throws {
        let descriptor = try descriptor(id)
        let words = Set(descriptor.parameters.map(\.provenance.word))
        switch descriptor.provenance.classification {
        case .exact: #expect(words == ["published"])
        case .publishedPartial: #expect(words.contains("published"))
        case .structureOnly, .criteriaOnly, .conceptual: break
        }
    }

    /// What a card must say, in this order, and again in French.
    @Test(arguments: ids)
    func everyCardIsWhole(id: String) throws {
        let card = try String(
            contentsOf: Self.folder.appending(path: id).appending(path: "README.md"),
            encoding: .utf8
        )
        let headings = card.split(separator: "\n").filter { $0.hasPrefix("## ") }.map(String.init)
        for wanted in [
            "## What the real system is", "## What is known", "## What a reader may conclude, and may not",
            "## How to correct it", "## Sources", "## En français",
        ] {
            #expect(headings.contains { $0.hasPrefix(wanted) }, "\(id) lacks '\(wanted)'")
        }
        #expect(card.contains("assumed"), "\(id) does not say what is assumed")
        let sources = try descriptor(id).provenance.sources
        for source in sources {
            if let address = source.address { #expect(card.contains(address), "\(id) lacks <\(address)>") }
        }
        let french = card.components(separatedBy: "## En français").last ?? ""
        for wanted in ["Connu", "Supposé", "Pour corriger"] {
            #expect(french.contains(wanted), "\(id) does not say in French: \(wanted)")
        }
    }

    /// The logarithm of the ratio of the prior odds, 4.5 % in the population over 14.2 % in the files learnt from.
    @Test func thePriorCorrectionOfTheFamilyBenefitScore() throws {
        let parameter = try #require(
            try descriptor("cnaf-dm-2010").parameters.first { $0.name.hasSuffix("prior_correction") }
        )
        // log(0.045 / 0.955) - log(0.142 / 0.858) = -3.055048... + 1.798749..., by hand.
        #expect(abs(try #require(parameter.value) + 1.2563) < 5e-5)
    }

    @Test func threeClassesOfTheReturnToWork() throws {
        let descriptor = try descriptor("ft-employability-2021")
        #expect(descriptor.decision.names == ["long_distance", "middle_distance", "short_distance"])
        #expect(descriptor.decision.cuts == [0.35, 0.5])
    }
}
