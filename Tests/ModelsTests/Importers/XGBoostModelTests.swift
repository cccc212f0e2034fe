import Documents
import Models
import TestSupport
import Testing

@Suite("XGBoost JSON and UBJSON")
struct XGBoostModelTests {
    /// Model files, and the golden file each must reproduce.
    static let files = [
        ("xgboost-binary.json", "xgboost-binary"), ("xgboost-binary.ubj", "xgboost-binary"),
        ("xgboost-binary-1.0.json", "xgboost-binary"), ("xgboost-multiclass.json", "xgboost-multiclass"),
        ("xgboost-multiclass.ubj", "xgboost-multiclass"), ("xgboost-poisson.json", "xgboost-poisson"),
        ("xgboost-dart.json", "xgboost-dart"), ("xgboost-forest.json", "xgboost-forest"),
        ("xgboost-categorical.json", "xgboost-categorical"),
        ("xgboost-categorical.ubj", "xgboost-categorical"),
    ]

    @Test(
        "margins and predictions equal XGBoost's to single precision, on float and double columns",
        arguments: files
    )
    func golden(file: String, name: String) throws {
        let golden = try GoldenFile(name)
        let trees = try XGBoostModel.read(try GoldenFile.bytes(file), name: file)
        let single = try golden.score(trees, as: Float.self)
        let double = try golden.score(trees, as: Double.self)
        #expect(single.margins == double.margins)
        var differing = 0
        for row in golden.people.indices {
            for (margin, expected) in zip(single.margins[row], golden.margins[row]) {
                differing += margin == expected ? 0 : 1
                #expect(abs(margin - expected) <= 1e-6 * max(1, abs(expected)), "\(golden.people[row])")
            }
            for (score, expected) in zip(single.scores[row], golden.predictions[row]) {
                #expect(abs(score - expected) <= 1e-6 * max(1, abs(expected)))
            }
        }
        #expect(differing == 0, "\(differing) of \(golden.people.count) margins differ in the last bits")
    }

    private func changed(_ old: String, _ new: String) throws -> [UInt8] {
        let text = String(decoding: try GoldenFile.bytes("xgboost-binary.json"), as: UTF8.self)
        #expect(text.contains(old))
        return Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    }

    private func problem(_ bytes: [UInt8]) -> Diagnostic? {
        do throws(DocumentError) {
            _ = try XGBoostModel.read(bytes, name: "model.json")
            return nil
        } catch {
            if case .faults(let list) = error { return list.first }
            return nil
        }
    }

    @Test("refuses by name what it cannot reproduce")
    func refusals() throws {
        let booster = problem(try changed(#""name":"gbtree""#, #""name":"gblinear""#))
        #expect(booster?.problem == .unknownWord("gblinear", what: "booster", known: ["gbtree", "dart"]))
        #expect(booster?.keyPath == "learner.gradient_booster.name")
        let objective = problem(try changed("binary:logistic", "binary:hinge"))
        guard case .unknownWord("binary:hinge", "objective", _) = objective?.problem else {
            Issue.record("\(String(describing: objective))")
            return
        }
    }

    @Test("names the place of a fault")
    func faults() throws {
        #expect(problem([])?.position == .start)
        #expect(problem(Array("{}".utf8))?.problem == .missingKey("learner"))
        let classes = problem(try changed(#""num_class":"0""#, #""num_class":"-1""#))
        #expect(classes?.problem == .outOfRange(value: -1, allowed: "0 to 10000"))
        #expect(classes?.keyPath == "learner.learner_model_param.num_class")
        let binary = try GoldenFile.bytes("xgboost-binary.ubj")
        let cut = problem(Array(binary.dropLast(40)))
        #expect(cut.map { $0.position.column > binary.count - 80 } == true)
        let deep = problem([UInt8](repeating: UInt8(ascii: "["), count: 100_000))
        #expect(deep != nil)
        let deepBinary = problem(
            Array("{i".utf8) + [1] + Array("a".utf8) + [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        )
        #expect(deepBinary?.problem == .tooDeep(limit: 64))
        // A list that claims to hold 2^62 numbers.
        let huge = problem(Array("{i".utf8) + [1] + Array("a[$D#L".utf8) + [0x40, 0, 0, 0, 0, 0, 0, 0])
        #expect(huge != nil)
    }

    @Test(
        "survives mutations a format",
        arguments: ["xgboost-categorical.json", "xgboost-categorical.ubj"]
    )
    func mutations(name: String) throws {
        var fuzzer = Fuzzer(seed: 5, original: try GoldenFile.bytes(name))
        fuzzer.run { bytes throws(DocumentError) in
            try XGBoostModel.read(bytes, name: name)
        }
    }
}
