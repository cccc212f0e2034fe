import Documents
import Models
import Scoring
import TestSupport
import Testing

@Suite struct LoadingTests {
    @Test func aModelSaysWhatItIs() throws {
        let descriptor = try TemporaryModel(files: ["model.yaml": ModelText.logistic]).load().descriptor
        #expect(descriptor.id == "m")
        #expect(descriptor.family == "logistic")
        #expect(descriptor.name.french == "Un modèle")
        #expect(descriptor.outputs.map(\.name) == ["risk", "second"])
        #expect(descriptor.outputs.map(\.kind) == [.probability, .probability])
        #expect(descriptor.decision == .threshold(output: 0, cut: 0.6))
        #expect(descriptor.precision == .float32)
        let parameters = Dictionary(uniqueKeysWithValues: descriptor.parameters.map { ($0.name, $0) })
        #expect(parameters["risk.sex.woman"]?.provenance == .recalled(source: "s"))
        #expect(parameters["risk.sex.woman"]?.value == -0.14)
        #expect(
            parameters["risk.children"]?.provenance == .assumed(range: 0...1, because: "nothing is known")
        )
        #expect(parameters["risk.age"]?.provenance == .inferred(how: "for tests"))
        #expect(parameters["decision.threshold"]?.value == 0.6)
        #expect(parameters["risk.gated.scores[2]"]?.value == 0.2)
    }

    @Test func aFileOfParametersIsOneBlock() throws {
        let descriptor = try TemporaryModel(files: try #require(ModelText.families["additive"])).load()
            .descriptor
        #expect(descriptor.parameters[0].name == "risk.risk.json")
        #expect(descriptor.parameters[0].count == 22)
        #expect(descriptor.decision.names == ["low", "middle", "high"])
    }

    @Test func aLevelDecidesAsItIs() throws {
        let descriptor = try TemporaryModel(files: ["model.yaml": ModelText.rules]).load().descriptor
        #expect(
            descriptor.decision
                == .orderedLevels(output: 0, cuts: [0.5, 1.5], names: ["none", "weak", "strong"])
        )
        #expect(descriptor.parameters.map(\.name) == ["parameters.old"])
    }

    @Test func aCompositeShowsWhatItIsAskedTo() throws {
        let model = try TemporaryModel(files: ["model.yaml": ModelText.composite]).load()
        #expect(model.descriptor.outputs.map(\.name) == ["risk", "alert"])
        #expect(model.exposedColumns == [2, 4])
    }

    @Test func aNativeModelIsItsManifest() throws {
        let model = try TemporaryModel(files: ["model.yaml": ModelText.native])
        guard case .native(let manifest) = try model.folder.load() else {
            Issue.record("not native")
            return
        }
        #expect(manifest.plugin == "libm.so")
        #expect(manifest.options == ["mode": "fast", "depth": "3"])
    }

    @Test func everythingWrongIsThrownAtOnce() throws {
        let model = try TemporaryModel(files: ["model.yaml": "model: n\nfamily: logistik\n"])
        #expect(throws: DocumentError.self) { try model.folder.load() }
        #expect(
            model.faults == [
                "model.yaml:1:8: model: the model is called 'n', its folder 'm'; give both one name",
                "model.yaml:2:9: family: no family 'logistik' (meant: logistic?); known: linear, logistic, additive, trees, rules, composite, native, process",
            ]
        )
    }

    @Test func aFolderWithoutAModelIsAFault() throws {
        #expect(
            try TemporaryModel(files: [:]).faults == [
                "model.yaml:1:1: cannot be read: there is no such file"
            ]
        )
    }
}
