import Foundation

/// A folder with small models, a table of people, and a place for results; and the built `etalon` to run over them.
struct SmallWorkspace {
    /// The folder.
    let root: URL

    /// A workspace with models of these ids.
    init(models: [String] = ["small"]) throws {
        root = FileManager.default.temporaryDirectory.appending(path: "etalon-gate-\(UUID().uuidString)")
        for model in models { try write(Self.model(model), to: "models/\(model)/model.yaml") }
        let people = (0..<60).map { "\(18 + $0 % 50),\($0 % 3 == 0 ? "woman" : "man"),\($0 % 2)" }
        try write("age,sex,rsa\n" + people.joined(separator: "\n") + "\n", to: "people.csv")
    }

    /// A logistic model.
    static func model(_ id: String, age: Double = 0.02, woman: Double = 0.3, version: String = "1.0.0")
        -> String
    {
        """
        model: \(id)
        version: \(version)
        name: A model
        system: none
        provenance:
          class: conceptual
          summary: For tests.
          sources:
            - {id: s, title: A source}
        features:
          - {name: age, kind: count, range: [16, 70]}
          - {name: sex, kind: categorical, levels: [man, woman], roles: [protected]}
          - {name: rsa, kind: binary}
        family: logistic
        outputs:
          - name: risk
            provenance: {published: s}
            intercept: -1
            coefficients: {age: \(age), rsa: 0.4}
            terms:
              - {feature: sex, reference: man, levels: {woman: \(woman)}}
        decision:
          threshold: {output: risk, at: {value: 0.5, published: s}}

        """
    }

    /// Writes a file of the folder.
    func write(_ text: String, to path: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
    }

    /// The text of a file of the folder.
    func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The names of what is in a folder of the folder; none where it is not there.
    func names(_ path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)) ?? [])
            .sorted()
    }

    /// Removes everything.
    func remove() {
        try? FileManager.default.removeItem(at: root)
    }

    /// What a command left.
    struct Ended {
        let code: Int32
        let output: String
        let error: String
    }

    /// Runs `etalon` in the folder.
    @discardableResult
    func etalon(_ words: [String], environment: [String: String] = [:]) throws -> Ended {
        let process = try started(words, environment: environment)
        let output = process.output.fileHandleForReading.readDataToEndOfFile()
        let error = process.error.fileHandleForReading.readDataToEndOfFile()
        process.process.waitUntilExit()
        let isSignal = process.process.terminationReason == .uncaughtSignal
        return Ended(
            code: process.process.terminationStatus + (isSignal ? 128 : 0),
            output: String(decoding: output, as: UTF8.self),
            error: String(decoding: error, as: UTF8.self)
        )
    }

    /// Starts `etalon` in the folder.
    func started(_ words: [String], environment: [String: String] = [:]) throws -> (
        process: Process, output: Pipe, error: Pipe
    ) {
        let process = Process()
        process.executableURL = URL(filePath: BuiltProducts.executable("etalon"))
        process.arguments = words
        process.currentDirectoryURL = root
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let (output, error) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = error
        try process.run()
        return (process, output, error)
    }

    /// Runs all models on the table of people, and writes the run document under a name.
    @discardableResult
    func run(as name: String, _ words: [String] = []) throws -> Ended {
        try etalon(
            ["run", "--population", "people.csv", "--measures", "calibration,counterfactual", "--quiet"]
                + ["--output", "\(name).json"] + words
        )
    }
}
