import Foundation
import Testing

/// The built command: exit codes, and the names of its JSON.
@Suite struct MeasureCommandTests {
    private func run(_ text: String, _ words: [String]) throws -> (exitCode: Int32, output: Data) {
        let file = FileManager.default.temporaryDirectory.appending(path: "scores-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: BuiltProducts.executable("etalon"))
        process.arguments = ["measure", file.path] + words
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }

    private let people = "s,y,g\n0.2,0,a\n0.7,1,a\n0.4,1,b\n0.9,1,b\n"

    @Test func jsonHasTheNamesOfTheSpecification() throws {
        let (code, output) = try run(
            people,
            [
                "--score", "s", "--outcome", "y", "--group", "g", "--threshold", "0.5", "--minimum", "1",
                "--format", "json",
            ]
        )
        #expect(code == 0)
        let object = try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
        let measures = try #require(object["measures"] as? [String: [String: Any]])
        for name in [
            "brier_score", "log_loss", "roc_auc", "average_precision", "ece_uniform_10", "ece_uniform_15",
            "ece_quantile_10", "rmsce_uniform_10", "mce_uniform_10", "debiased_l2_10", "smooth_ece",
            "corp_miscalibration", "corp_discrimination", "corp_uncertainty", "calibration_slope",
            "calibration_intercept", "calibration_in_the_large", "observed_expected_ratio", "spiegelhalter_z",
            "hosmer_lemeshow_chi2", "ici", "e50", "e90", "isotonic_ici", "selection_rate",
        ] {
            let measure = try #require(measures[name], "\(name)")
            #expect((measure["estimate"] == nil) != (measure["undefined_because"] == nil), "\(name)")
            #expect(measure["n"] != nil && measure["unit"] != nil && measure["version"] != nil, "\(name)")
        }
        let groups = try #require(object["groups"] as? [String: [String: Any]])
        #expect(groups["g"]?.keys.sorted() == ["a", "b"])
    }

    @Test(arguments: [
        ["--score", "s"], ["--score", "s", "--outcome", "z"],
        ["--score", "s", "--outcome", "y", "--threshold", "0.5", "--top", "2"],
        ["--score", "s", "--outcome", "y", "--levels", "0.7,0.3"],
        ["--score", "s", "--outcome", "y", "--where", "g"],
        ["--score", "s", "--outcome", "y", "--minimum", "0"],
        ["--score", "s", "--outcome", "y", "--bins", "0"],
        ["--score", "s", "--outcome", "y", "--band", "none"],
        ["--score", "s", "--outcome", "y", "--save-recalibration", "m"],
        ["--score", "s", "--outcome", "y", "--recalibrate", "platt", "--save-recalibration", "Not A Name"],
    ])
    func wrongUsageIsOne(words: [String]) throws {
        #expect(try run(people, words).exitCode == 1)
    }

    /// A saved map is a model that the other commands read.
    @Test func aSavedMapIsAModel() throws {
        let parent = FileManager.default.temporaryDirectory.appending(path: "maps-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: parent) }
        let rows = (0..<200).map { "\(0.1 + 0.004 * Double($0)),\($0 * 7 % 10 < $0 / 20 ? 1 : 0)\n" }
        let folder = parent.appending(path: "calibrated")
        let words = [
            "--score", "s", "--outcome", "y", "--recalibrate", "isotonic", "--save-recalibration",
            folder.path,
        ]
        let (code, output) = try run("s,y\n" + rows.joined(), words)
        #expect(code == 0)
        #expect(String(decoding: output, as: UTF8.self).contains("read README.md there"))
        let validation = Process()
        validation.executableURL = URL(filePath: BuiltProducts.executable("etalon"))
        validation.arguments = ["validate", "--models-folder", parent.path, "calibrated"]
        validation.standardOutput = FileHandle.nullDevice
        try validation.run()
        validation.waitUntilExit()
        #expect(validation.terminationStatus == 0)
        #expect(try run("s,y\n" + rows.joined(), words).exitCode == 1, "the folder is there already")
    }

    @Test(arguments: [["--band", "clopper-pearson"], ["--band", "consistency", "--binning", "quantile"]])
    func textShowsTheDiagram(words: [String]) throws {
        let (code, output) = try run(
            people,
            ["--score", "s", "--outcome", "y", "--control", "g", "--group", "g", "--threshold", "0.5"] + words
        )
        #expect(code == 0)
        #expect(String(decoding: output, as: UTF8.self).contains("mean score"))
    }

    @Test func textIsForPeople() throws {
        let (code, output) = try run(
            people,
            ["--score", "s", "--outcome", "y", "--top", "2", "--group", "g"]
        )
        #expect(code == 0)
        #expect(String(decoding: output, as: UTF8.self).contains("brier_score"))
    }
}
