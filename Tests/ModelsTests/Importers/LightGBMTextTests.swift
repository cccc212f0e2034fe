import Documents
import Models
import TestSupport
import Testing

@Suite("LightGBM text")
struct LightGBMTextTests {
    static let names = [
        "binary", "zero-missing", "no-missing", "multiclass", "forest", "stump", "categorical",
    ]

    private func read(_ text: String) throws -> ImportedTrees {
        try LightGBMText.read(Array(text.utf8), name: "model.txt")
    }

    @Test("margins equal LightGBM's bit for bit, predictions to 1e-14", arguments: names)
    func golden(name: String) throws {
        let golden = try GoldenFile("lightgbm-\(name)")
        let trees = try LightGBMText.read(try GoldenFile.bytes("lightgbm-\(name).txt"), name: "model.txt")
        let (margins, scores) = try golden.score(trees, as: Double.self)
        // A forest's raw scores are sums in LightGBM; it divides them when it predicts.
        let rounds = name == "forest" ? 5.0 : 1
        for row in golden.people.indices {
            #expect(
                margins[row].map(\.bitPattern) == golden.margins[row].map { ($0 / rounds).bitPattern },
                "\(golden.people[row])"
            )
            for (score, prediction) in zip(scores[row], golden.predictions[row]) {
                #expect(abs(score - prediction) <= 1e-14 * max(1, abs(prediction)))
            }
        }
    }

    @Test("reads what the head says")
    func head() throws {
        let trees = try LightGBMText.read(
            try GoldenFile.bytes("lightgbm-zero-missing.txt"),
            name: "model.txt"
        )
        #expect(trees.featureNames == ["Column_0", "Column_1", "Column_2", "Column_3"])
        #expect(trees.objective == "binary sigmoid:0.7")
        #expect(trees.transform == .logistic(slope: 0.7))
        #expect(trees.ensemble.trees.count == 5)
    }

    /// The binary fixture with one text replaced by another.
    private func changed(_ old: String, _ new: String) throws -> String {
        let text = String(decoding: try GoldenFile.bytes("lightgbm-binary.txt"), as: UTF8.self)
        #expect(text.contains(old))
        return text.replacing(old, with: new, maxReplacements: 1)
    }

    private func problem(_ text: String) -> Diagnostic? {
        do throws(DocumentError) {
            _ = try LightGBMText.read(Array(text.utf8), name: "model.txt")
            return nil
        } catch {
            if case .faults(let list) = error { return list.first }
            return nil
        }
    }

    @Test("refuses by name what it cannot reproduce")
    func refusals() throws {
        let version = problem(try changed("version=v4", "version=v9"))
        #expect(version?.problem == .unknownWord("v9", what: "version", known: ["v3", "v4"]))
        #expect(version?.position == DocumentPosition(line: 2, column: 9))
        let linear = problem(try changed("is_linear=0", "is_linear=1"))
        #expect(linear?.keyPath == "is_linear")
        #expect(linear.map { "\($0)".contains("linear models") } == true)
        let objective = problem(try changed("objective=binary sigmoid:1", "objective=astrology"))
        guard case .unknownWord("astrology", "objective", _) = objective?.problem else {
            Issue.record("\(String(describing: objective))")
            return
        }
    }

    @Test("names the line of a fault")
    func faults() throws {
        #expect(problem("")?.position == .start)
        #expect(
            problem("tree\nversion=v4\n")?.problem == .invalid(reason: "the file ends before 'end of trees'")
        )
        let missing = problem(try changed("max_feature_idx=3\n", ""))
        #expect(missing?.problem == .missingKey("max_feature_idx"))
        let word = problem(try changed("leaf_value=", "leaf_value=x "))
        #expect(word?.problem == .wrongType(expected: "a number", found: "'x'"))
        let feature = problem(try changed("split_feature=", "split_feature=9 "))
        #expect(feature?.keyPath == "split_feature")
        let child = problem(try changed("left_child=", "left_child=77 "))
        #expect(child?.keyPath == "left_child")
        let twice = problem(try changed("version=v4", "version=v4\nversion=v4"))
        #expect(twice?.problem == .duplicateKey("version"))
    }

    @Test("survives mutations")
    func mutations() throws {
        var fuzzer = Fuzzer(seed: 3, original: try GoldenFile.bytes("lightgbm-tiny.txt"))
        fuzzer.run { bytes throws(DocumentError) in
            try LightGBMText.read(bytes, name: "model.txt")
        }
    }
}
