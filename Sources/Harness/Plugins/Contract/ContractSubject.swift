import DenseMatrix
import Scoring

/// The plugin under test, with people to score and what it said of them first.
struct ContractSubject: Sendable {
    /// People in a batch.
    static let batch = 200

    let plan: PluginCheckPlan
    let identity: PluginIdentity
    let model: any ScoringModel
    /// The same model where it is a native one.
    let native: NativeModel?
    /// Makes another model from other options.
    let make: @Sendable ([String: String]) throws -> any ScoringModel
    /// The state of the process after loading, before the plugin's first call.
    let initialState: ProcessState
    let rows: [[Double]]
    let people: People

    /// Loads the plugin of `plan` and makes its model.
    init(_ plan: PluginCheckPlan) throws {
        self.plan = plan
        switch plan.plugin {
        case .native(let path):
            let plugin = try NativePlugin(path: path)
            initialState = .current()
            let folder = plan.folder
            make = { try plugin.makeModel(NativePluginConfiguration(folder: folder, options: $0)) }
            let made = try plugin.makeModel(NativePluginConfiguration(folder: folder, options: plan.options))
            native = made
            model = made
            identity = PluginIdentity(
                name: plugin.name,
                version: plugin.version,
                interface: "native \(plugin.interface.major).\(plugin.interface.minor)",
                sha256: plugin.sha256,
                model: made.descriptor.id,
                features: made.descriptor.schema.count,
                outputs: made.descriptor.outputs.count
            )
        case .process(let words):
            let command = ProcessPluginCommand(
                words: words,
                folder: plan.folder ?? ".",
                options: plan.options
            )
            make = { options in
                var other = command
                other.options = options
                return try ProcessPlugin(other).model
            }
            let plugin = try ProcessPlugin(command)
            initialState = .current()
            native = nil
            model = plugin.model
            identity = PluginIdentity(
                name: plugin.name,
                version: plugin.version,
                interface: "process \(plugin.interface.major).\(plugin.interface.minor), \(plugin.language)",
                sha256: nil,
                model: plugin.model.descriptor.id,
                features: plugin.model.descriptor.schema.count,
                outputs: plugin.model.descriptor.outputs.count
            )
        }
        let descriptor = model.descriptor
        rows = ContractPeople(schema: descriptor.schema, seed: 1).rows(Self.batch)
        people = ContractPeople.people(
            rows,
            features: descriptor.schema.count,
            precision: descriptor.precision
        )
    }

    /// Runs one check.
    ///
    /// - Throws: `ContractFailure`, or whatever the model throws.
    func verdict(of check: ContractCheck) throws -> ContractVerdict {
        switch check {
        case .loads: return .passed
        case .versions: return try checkVersions()
        case .unknownOption: return try checkUnknownOption()
        case .deterministic: return try checkDeterminism()
        case .freshModel: return try checkFreshModel()
        case .batchSize: return try checkBatchSizes()
        case .rowOrder: return try checkRowOrder()
        case .nobody: return try checkNobody()
        case .outputs: return try checkOutputs()
        case .missing: return try checkMissing()
        case .wrongShape: return try checkWrongShapes()
        case .rowMajor: return try checkRowMajor()
        case .readOnlyPeople: return try checkReadOnlyPeople()
        case .bounds: return try checkBounds()
        case .processState: return try checkProcessState()
        case .concurrency: return try checkConcurrency()
        case .leaks: return try checkLeaks()
        case .referenceScores: return try checkReferenceScores()
        }
    }

    /// The scores of `people`, row by row.
    func scores(of people: People, by other: (any ScoringModel)? = nil) throws -> [[Double]] {
        let matrix = try (other ?? model).scores(of: people)
        return (0..<matrix.rows).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
    }

    /// `rows` as the model takes them.
    func people(_ rows: [[Double]]) -> People {
        ContractPeople.people(
            rows,
            features: model.descriptor.schema.count,
            precision: model.descriptor.precision
        )
    }

    /// Demands equal bits.
    func demandSame(_ actual: [[Double]], _ expected: [[Double]], _ what: String) throws {
        guard actual.count == expected.count else {
            throw ContractFailure("\(what): \(actual.count) rows in place of \(expected.count)")
        }
        for (row, (one, other)) in zip(actual, expected).enumerated() {
            for (column, (a, b)) in zip(one, other).enumerated() where a.bitPattern != b.bitPattern {
                let name = model.descriptor.outputs[column].name
                throw ContractFailure("\(what): person \(row), '\(name)': \(a) in place of \(b)")
            }
        }
    }
}
