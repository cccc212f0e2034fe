import DenseMatrix
import Foundation
import Measures
import Models
import Scoring
import Statistics

/// What one core needs for changes, Shapley values and recourse, on a logistic model of 60 features and on trees of LightGBM
/// (`Benchmarks/peers/train_sensitivity.py`).
struct SensitivityBenchmarks {
    private static let linearFeatures = 60
    private static let treeFeatures = 30
    private static let blockSize = 8192

    private let linear: DeclarativeModel
    private let trees: DeclarativeModel?

    /// Models; trees only where their file is given.
    init(trees file: URL?) throws {
        let slopes = (0..<Self.linearFeatures).map { 0.1 - Double($0 % 7) * 0.03 }
        linear = try Self.model(
            files: [:],
            body: """
                family: logistic
                features:
                \(slopes.indices.map { Self.feature($0, isBinary: $0 < 20) }.joined(separator: "\n"))
                outputs:
                  - name: score
                    provenance: {published: s}
                    intercept: -0.5
                    coefficients: {\(slopes.enumerated().map { "f\($0): \($1)" }.joined(separator: ", "))}
                """
        )
        trees = try file.map { file in
            try Self.model(
                files: ["model.txt": try Data(contentsOf: file)],
                body: """
                    family: trees
                    features:
                    \((0..<Self.treeFeatures).map(Self.treeFeature).joined(separator: "\n"))
                    outputs: [{name: score}]
                    trees:
                      file: model.txt
                      format: lightgbm
                      features: [\((0..<Self.treeFeatures).map { "f\($0)" }.joined(separator: ", "))]
                      provenance: {published: s}
                    """
            )
        }
    }

    private static func feature(_ number: Int, isBinary: Bool) -> String {
        let kind = isBinary ? "binary" : "continuous, range: [0, 1]"
        return "  - {name: f\(number), kind: \(kind), roles: [actionable]}"
    }

    private static func treeFeature(_ number: Int) -> String {
        switch number % 3 {
        case 0: return feature(number, isBinary: true)
        case 1:
            let levels = (0..<(4 + number / 3)).map { "l\($0)" }.joined(separator: ", ")
            return "  - {name: f\(number), kind: ordinal, levels: [\(levels)], roles: [actionable]}"
        default: return feature(number, isBinary: false)
        }
    }

    private static func model(files: [String: Data], body: String) throws -> DeclarativeModel {
        let folder = FileManager.default.temporaryDirectory.appending(path: "b\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, data) in files { try data.write(to: folder.appending(path: name)) }
        let head = """
            model: \(folder.lastPathComponent)
            version: 1.0.0
            name: A benchmark
            system: none
            provenance: {class: conceptual, summary: For benchmarks., sources: [{id: s, title: A source}]}

            """
        let decision = "\ndecision: {threshold: {output: score, at: {value: 0.5, published: s}}}\n"
        try Data((head + body + decision).utf8).write(to: folder.appending(path: "model.yaml"))
        guard case .declarative(let model) = try ModelFolder(folder).load() else {
            throw CocoaError(.featureUnsupported)
        }
        return model
    }

    /// Seeded people of a model, in its precision.
    private static func people(_ count: Int, of model: DeclarativeModel) -> People {
        let random = CounterRandom(seed: 3)
        var matrix = DenseMatrix<Float>(rows: count, columns: model.descriptor.schema.count)
        for (index, feature) in model.descriptor.schema.features.enumerated() {
            matrix.mutateColumn(index) { column in
                for person in 0..<count {
                    let unit = random.uniform(stream: UInt64(index), counter: UInt64(person))
                    let levels = feature.kind.levels?.count ?? 0
                    column[person] = levels > 0 ? Float(Int(unit * Double(levels))) : Float(unit)
                }
            }
        }
        return .float32(ColumnTable(matrix))
    }

    /// Prints a line a task, as soon as it is measured.
    func run() throws {
        for line in try linearLines() { print(line) }
        guard let trees else { return }
        try printTreeLines(trees)
    }

    private func linearLines() throws -> [String] {
        let count = 1_000_000
        let people = Self.people(count, of: linear)
        let blocks = Self.blocks(people)
        let schema = linear.descriptor.schema
        let flip = try InterventionPlan(Intervention([.flip(feature: 3)], in: schema), schema: schema)
        var rescored: [any Rescoring] = try blocks.map { try linear.rescoring(of: $0, output: 0) }
        let scoring = try Self.seconds { for block in blocks { _ = try linear.scores(of: block) } }
        let flipped = try Self.seconds {
            for (index, block) in blocks.enumerated() {
                _ = try rescored[index].scores(of: flip.apply(to: block))
            }
        }
        let none = try measurement(linear, contrasts: [])
        let one = try measurement(linear, contrasts: [Contrast(to: flip.intervention)])
        let before = try Self.seconds { try Self.measure(none, blocks) }
        let after = try Self.seconds { try Self.measure(one, blocks) }
        let policy = try RecoursePolicy(
            actions: (30..<36).map {
                RecoursePolicy.Action(feature: $0, unitCost: 1 + Double($0 % 3))
            },
            schema: schema
        )
        let rows = (0..<100).map { people.row($0) }
        let scores = try linear.scores(of: people.slice(0..<100))
        let structure = linear.structure(ofOutput: 0)
        let closed = try Self.seconds {
            guard let structure,
                let moves = FreeMoves(policy: policy, structure: structure, schema: schema)
            else { return }
            for (person, row) in rows.enumerated() {
                let solved = moves.solve(row: row, target: .below(cut: scores[person, 0] - 0.02))
                precondition(solved.isProven, "a proof that proves nothing")
            }
        }
        let search = RecourseSearch(model: linear)
        var boxes = 0
        let gridded = try Self.seconds(rounds: 1) {
            boxes = 0
            for (person, row) in rows.enumerated() {
                let answer = try search.answer(
                    to: RecourseProblem(
                        row: row,
                        target: .below(cut: scores[person, 0] - 0.02),
                        policy: policy,
                        model: linear
                    )
                )
                if case .change(_, let proof) = answer { boxes += proof.steps.count }
            }
        }
        var (own, other): ([Double], [Double]) = ([], [])
        for (index, block) in blocks.enumerated() {
            own += rescored[index].scores.values
            other += try rescored[index].scores(of: flip.apply(to: block)).values
        }
        let (ownScores, otherScores) = (own, other)
        var flips = ThresholdFlips(before: [], after: [])
        let sorting = try Self.seconds(rounds: 3) {
            flips = ThresholdFlips(before: ownScores, after: otherScores)
        }
        let thresholds = (0..<1000).map { Double($0) / 1000 }
        let counting = try Self.seconds { _ = flips.counts(at: thresholds) }
        return [
            Self.line("linear 1M x 60: scoring", scoring, ""),
            Self.line("linear 1M x 60: one flip, scores", flipped, "delta of numpy 0.013 s"),
            Self.line("linear 1M x 60: one flip, all statistics", after - before, "goal 0.01 s"),
            Self.line("flips of 1M people at 1,000 thresholds, sorted before", counting, "goal 0.001 s"),
            Self.line("  sorting the scores before and after", sorting, ""),
            Self.line("logistic, 100 people, 6 free numbers: closed form, proved", closed, "goal 0.001 s"),
            Self.line(
                "logistic, 100 people, 6 numbers of 64 steps: certified",
                gridded,
                "\(boxes / 100) boxes a person"
            ),
        ]
    }

    private func printTreeLines(_ model: DeclarativeModel) throws {
        let count = 100_000
        let people = Self.people(count, of: model)
        let blocks = Self.blocks(people)
        let schema = model.descriptor.schema
        let scoring = try Self.seconds { for block in blocks { _ = try model.scores(of: block) } }
        let plans = try schema.features.enumerated().map { index, feature in
            let change: FeatureChange =
                switch feature.kind {
                case .binary: .flip(feature: index)
                case .ordinal: .set(feature: index, value: 1)
                default: .set(feature: index, value: 0.25)
                }
            return try InterventionPlan(Intervention([change], in: schema), schema: schema)
        }
        var rescored: [any Rescoring] = try blocks.map { try model.rescoring(of: $0, output: 0) }
        let changed = try blocks.map { block in try plans.map { try $0.apply(to: block) } }
        let flips = try Self.seconds(rounds: 3) {
            for block in blocks.indices { _ = try rescored[block].scores(ofEach: changed[block]) }
        }
        print(Self.line("trees, 100,000 people: scoring", scoring, ""))
        print(
            Self.line(
                "trees, 100,000 people: all 30 single changes",
                flips,
                "\(Self.text(flips / scoring)) scorings; goal 3"
            )
        )
        let path = try ShapleyAttribution(model: model, reference: .trainingCounts)
        let some = people.slice(0..<10_000)
        let pathSeconds = try Self.seconds(rounds: 3) { _ = try path.attributions(of: some) }
        print(
            Self.line(
                "Shapley by training counts, 10,000 people",
                pathSeconds,
                "\(Int(1e4 / pathSeconds)) people/s; shap 228, goal 22,800"
            )
        )
        let start = CPUTimer.now
        let background = try ShapleyAttribution(
            model: model,
            reference: .background(people.slice(0..<10_000))
        )
        let preparation = CPUTimer.now - start
        let backgroundSeconds = try Self.seconds(rounds: 3) { _ = try background.attributions(of: some) }
        print(
            Self.line(
                "Shapley by 10,000 people of background, 10,000 people",
                backgroundSeconds,
                "\(Int(1e4 / backgroundSeconds)) people/s after \(Self.text(preparation)) s; goal 5,810"
            )
        )
        for free in [6, 12] {
            print(try recourse(model, people: people, free: free))
        }
    }

    private func recourse(_ model: DeclarativeModel, people: People, free: Int) throws -> String {
        let policy = try RecoursePolicy(
            actions: (0..<free).map { RecoursePolicy.Action(feature: $0, unitCost: 1 + Double($0 % 4) / 4) },
            schema: model.descriptor.schema
        )
        var search = RecourseSearch(model: model)
        search.boxLimit = 1 << 14
        let scores = try model.scores(of: people.slice(0..<2000))
        let rows = (0..<2000).filter { scores[$0, 0] >= 0.5 }.prefix(10).map { people.row($0) }
        let check = RecourseCheck(model: model)
        var (changes, impossible, undecided) = (0, 0, 0)
        var samples: [Double] = []
        var checks: [Double] = []
        var steps = 0
        for row in rows {
            let start = CPUTimer.now
            let answer = try search.answer(
                to: RecourseProblem(row: row, target: .below(cut: 0.5), policy: policy, model: model)
            )
            samples.append(CPUTimer.now - start)
            let proof: RecourseCertificate
            switch answer {
            case .change(_, let certificate):
                changes += 1
                proof = certificate
            case .impossible(let certificate):
                impossible += 1
                proof = certificate
            case .undecided, .notNeeded:
                undecided += 1
                continue
            }
            let checkStart = CPUTimer.now
            try check.check(proof, about: row, reaching: .below(cut: 0.5), policy: policy)
            checks.append(CPUTimer.now - checkStart)
            steps += proof.steps.count
        }
        let mean = samples.reduce(0, +) / Double(max(1, samples.count))
        return Self.line(
            "recourse, \(free) free features, a person",
            Quantile.type7(0.5, of: samples) ?? 0,
            "mean \(Self.text(mean)) s, checked in \(Self.text(Quantile.type7(0.5, of: checks) ?? 0)) s; "
                + "\(steps / max(1, checks.count)) steps; \(changes) changed, \(impossible) impossible, \(undecided) open; goal \(free == 6 ? "0.175" : "0.65")"
        )
    }

    private func measurement(
        _ model: DeclarativeModel,
        contrasts: [Contrast]
    ) throws -> CounterfactualMeasurement {
        try CounterfactualMeasurement(model: model, contrasts: contrasts)
    }

    private static func measure(_ measurement: CounterfactualMeasurement, _ blocks: [People]) throws {
        var state = measurement.emptyState
        for block in blocks { try measurement.add(CounterfactualBlock(people: block), to: &state) }
        _ = measurement.report(state)
    }

    private static func blocks(_ people: People) -> [People] {
        stride(from: 0, to: people.count, by: blockSize).map {
            people.slice($0..<min(people.count, $0 + blockSize))
        }
    }

    /// The median over rounds, after one that is not counted.
    private static func seconds(rounds: Int = 5, _ work: () throws -> Void) throws -> Double {
        var samples: [Double] = []
        for round in 0...rounds {
            let start = CPUTimer.now
            try work()
            if round > 0 { samples.append(CPUTimer.now - start) }
        }
        return Quantile.type7(0.5, of: samples) ?? 0
    }

    private static func line(_ name: String, _ seconds: Double, _ note: String) -> String {
        let value = "\(text(seconds)) s"
        return name + String(repeating: " ", count: max(1, 60 - name.count)) + value
            + String(repeating: " ", count: max(2, 14 - value.count)) + note
    }

    private static func text(_ value: Double) -> String {
        value >= 1 ? "\((value * 100).rounded() / 100)" : "\((value * 100_000).rounded() / 100_000)"
    }
}
