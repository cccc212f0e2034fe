import DenseMatrix
import Foundation
import Harness
import Models
import Populations
import Scoring
import Testing

/// From a file to a model folder that scores, and the files that are refused.
@Suite struct LogisticFitTests {
    private static let people = """
        person,age,income,region,weight,checked
        1,23,1.2,north,1,0
        2,31,2.5,south,2,0
        3,45,0.4,north,1,1
        4,52,1.9,east,1.5,0
        5,38,0.7,south,1,1
        6,29,3.1,east,1,0
        7,61,0.9,north,0.5,1
        8,47,2.2,south,1,0
        9,35,1.1,east,1,1
        10,27,0.6,south,3,0
        11,55,2.8,north,1,1
        12,42,1.6,east,1,0
        13,33,0.3,south,1,0
        14,49,1.4,north,2,1
        15,58,3.4,south,1,0
        16,26,2.0,east,1,0
        17,44,0.8,north,1,0
        18,39,1.7,south,1,1
        19,50,0.5,east,1,1
        20,36,2.6,north,1,0
        21,63,1.3,south,1.25,1
        22,30,0.9,east,1,0
        23,41,2.1,north,1,1
        24,57,1.0,south,1,0

        """

    /// A folder with one file, removed in the end.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "etalon-fit-\(UUID().uuidString)")

        init(_ text: String) throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        var file: URL { url.appending(path: "people.csv") }

        deinit { try? FileManager.default.removeItem(at: url) }
    }

    private func request(_ folder: Folder, features: [String]? = ["age", "income", "region"]) -> FitRequest {
        var request = FitRequest(file: folder.file, outcome: "checked", id: "fitted")
        request.features = features
        return request
    }

    private func message(_ text: String, _ change: (inout FitRequest) -> Void = { _ in }) throws -> String {
        let folder = try Folder(text)
        var request = request(folder)
        change(&request)
        do {
            _ = try LogisticFit(request)
            return "fitted"
        } catch {
            return "\(error)".replacing(folder.url.path + "/", with: "")
        }
    }

    /// The first probabilities are those of statsmodels 0.15.0, `GLM(...).fit().predict()`.
    @Test func theFolderScoresAsStatsmodelsDoes() throws {
        let folder = try Folder(Self.people)
        let fit = try LogisticFit(request(folder))
        let model = try RunnableModel(folder: try fit.write(to: folder.url)).model
        #expect(model.descriptor.provenance.classification == .conceptual)
        // Five coefficients, and the threshold, which no data give.
        #expect(model.descriptor.parameters.count == 6)
        for parameter in model.descriptor.parameters where parameter.name != "decision.threshold" {
            guard case .inferred(let how) = parameter.provenance else {
                Issue.record("\(parameter) is not inferred")
                continue
            }
            #expect(how.contains("people.csv (SHA-256 \(fit.sha256.prefix(16))), n = 24, standard error "))
        }
        let table = try TableReader(schema: model.descriptor.schema, precision: .float64)
            .read(path: folder.file.path)
        let scores = try model.scores(of: table.people)
        let expected: [Double] = [
            0.27383202021178443, 0.05167307447781022, 0.8552547311882553, 0.44581548741769417,
            0.34483886532157865, 0.031615301872801954,
        ]
        for (row, probability) in expected.enumerated() {
            #expect(abs(scores[row, 0] - probability) < 1e-8, "row \(row)")
        }
        // Fitted probabilities of a model with an intercept add up to the events.
        let sum = (0..<24).reduce(0) { $0 + scores[$1, 0] }
        #expect(abs(sum - 10) < 1e-9)
    }

    @Test func rowsWithoutAnOutcomeAreLeftOutAndCounted() throws {
        let folder = try Folder(Self.people + "25,40,1,north,1,\n26,41,1,south,1,NA\n")
        let whole = try Folder(Self.people)
        let fit = try LogisticFit(request(folder))
        #expect(fit.rowsWithoutOutcome == 2 && fit.estimate.rows == 24)
        #expect(fit.estimate.coefficients == (try LogisticFit(request(whole)).estimate.coefficients))
    }

    @Test func numbersThatAreCodesBecomeLevels() throws {
        let codes = Self.people.replacing("north", with: "1").replacing("south", with: "2")
            .replacing("east", with: "0")
        let folder = try Folder(codes)
        var request = request(folder)
        request.categorical = ["region"]
        let fit = try LogisticFit(request)
        #expect(fit.design.map(\.name) == ["age", "income", "region=1", "region=2"])
        #expect(abs(fit.estimate.coefficients[2].value - 1.2887473658557114) < 1e-8)
        let loaded = try RunnableModel(folder: try fit.write(to: folder.url))
        #expect(loaded.model.descriptor.schema.features[2].kind == .categorical(levels: ["0", "1", "2"]))
    }

    @Test func namesAndLevelsOfAnyKindGiveAValidModel() throws {
        let odd = Self.people.replacing("north", with: "\"no: \"\"r\"\", th\"").replacing("east", with: "yes")
        let folder = try Folder(odd)
        var request = request(folder)
        request.weight = "weight"
        let fit = try LogisticFit(request)
        #expect(fit.estimate.weight == 28.25)
        let model = try RunnableModel(folder: try fit.write(to: folder.url)).model
        #expect(model.descriptor.schema.features[2].kind.levels == ["no: \"r\", th", "south", "yes"])
    }

    @Test func aFolderThatIsThereIsLeftAlone() throws {
        let folder = try Folder(Self.people)
        let fit = try LogisticFit(request(folder))
        try fit.write(to: folder.url)
        #expect(throws: FitError.self) { try fit.write(to: folder.url) }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        #expect(left == ["fitted", "people.csv"], "no draft is left")
    }

    @Test func filesThatCannotBeFittedAreRefusedInWords() throws {
        #expect(try message("").contains("people.csv:1: the file is empty"))
        #expect(try message("age,income,region,checked\n").contains("column 'age' has no value in any row"))
        #expect(
            try message(Self.people) { $0.outcome = "fraud" }
                == "--outcome: there is no column 'fraud'; the header has: person, age, income, region, weight, checked"
        )
        #expect(
            try message(Self.people) { $0.features = ["age", "checked"] }
                == "column 'checked' cannot be both the outcome and a feature"
        )
        #expect(
            try message(Self.people.replacing("23,1.2", with: "23,"))
                == "people.csv:2, column 3 (income): the value is missing, which this feature does not allow"
        )
        #expect(
            try message(Self.people.replacing(",0\n", with: ",2\n")).contains(
                "people.csv:2, column 6 (checked): '2' is not allowed; it must be 0, 1 or empty"
            )
        )
        #expect(
            try message(Self.people.replacing(",2.0,east,1,", with: ",2.0,east,-1,")) { $0.weight = "weight" }
                == "people.csv:17, column 5 (weight): '-1' is not allowed; it must be a number of 0 or more"
        )
        #expect(
            try message(Self.people.replacing(",1\n", with: ",0\n"))
                == "all 24 rows have the outcome 0: there is nothing to tell apart"
        )
        #expect(
            try message(Self.people.replacing("south", with: "north").replacing("east", with: "north"))
                == "column 'region' has the same value ('north') in every row: leave it out with --features"
        )
        #expect(try message(Self.people) { $0.id = "My Model" }.contains("--id 'My Model'"))
        #expect(
            try message(Self.people.replacing("income", with: "Income (k)")) { $0.features = nil }
                .contains("column 'Income (k)' cannot be the name of a feature")
        )
    }

    @Test func anIdentifierIsNoFeature() throws {
        let rows = (0..<300).map { "id\($0),\($0 % 7),\($0 % 3 == 0 ? 1 : 0)" }.joined(separator: "\n")
        let text = "name,age,checked\n" + rows + "\n"
        #expect(
            try message(text) { $0.features = nil }
                == "column 'name' holds text ('id0' on line 2) of more than 200 different kinds; an identifier is no feature: correct the file or leave the column out with --features"
        )
    }
}
