import Measures
import Scoring
import Statistics
import TestSupport
import Testing

@Suite("Recourse: brute force, certificates, faults")
struct RecourseCertificateTests {
    /// A small world with rules: two exclusive contracts, a mark that follows from one of them, an order, and a need.
    static func schema() throws -> Schema {
        let features = [
            Feature(name: "a", kind: .binary(no: "no", yes: "yes"), roles: [.actionable]),
            Feature(name: "b", kind: .binary(no: "no", yes: "yes"), roles: [.actionable]),
            Feature(name: "mark", kind: .binary(no: "no", yes: "yes"), roles: [.actionable]),
            Feature(name: "low", kind: .count(range: 0...4), roles: [.actionable]),
            Feature(name: "high", kind: .count(range: 0...4), roles: [.actionable]),
            Feature(name: "origin", kind: .categorical(levels: ["p", "q", "r"]), roles: [.immutable]),
        ]
        let plain = try Schema(features: features)
        return try Schema(
            features: features,
            consistency: [
                .oneHot(features: [0, 1], allowsNone: true),
                .implied(condition: try Expression(parsing: "a = yes", schema: plain), feature: 2, value: 1),
                .ordered(lower: 3, upper: 4),
                .required(condition: try Expression(parsing: "b = no or high >= 1", schema: plain)),
            ]
        )
    }

    /// A random additive model with an interaction, or a random tree ensemble, of dyadic numbers.
    static func model(seed: UInt64, isTrees: Bool) throws -> FormulaModel {
        let random = CounterRandom(seed: seed)
        func number(_ index: Int) -> Double {
            Double(Int(random.integer(below: 33, stream: 1, counter: UInt64(index)))) / 8 - 2
        }
        let form: ModelStructure.Form
        if isTrees {
            let cells = [1, 1, 1, 4, 4, 2].map { FeatureCells(breaks: (1...$0).map { Double($0) }) }
            var nodes = TreeStructure.Nodes()
            var roots: [Int] = []
            for tree in 0..<6 {
                roots.append(nodes.count)
                grow(&nodes, depth: 3, cells: cells) {
                    Int(random.integer(below: 1000, stream: UInt64(10 + tree), counter: $0))
                }
            }
            form = .trees(
                TreeStructure(cells: cells, nodes: nodes, roots: roots, base: number(0), divisor: 1)
            )
        } else {
            var terms = (0..<6).map {
                AdditiveTerm.linear(name: "t\($0)", feature: $0, coefficient: number($0 + 1))
            }
            let strength = number(9)
            terms.append(
                AdditiveTerm(name: "a x low", features: [0, 3], breaks: [nil, nil]) {
                    strength * $0[0] * $0[1]
                }
            )
            form = .additive(AdditiveStructure(intercept: number(0), terms: terms))
        }
        let structure = ModelStructure(form: form, isLogistic: false) { $0 }
        return FormulaModel(
            schema: try schema(),
            decision: .threshold(output: 0, cut: 0),
            kind: .score,
            structure: structure
        ) { structure.margin(row: $0) }
    }

    @discardableResult
    static func grow(
        _ nodes: inout TreeStructure.Nodes,
        depth: Int,
        cells: [FeatureCells],
        draw: (UInt64) -> Int
    ) -> Int {
        let key = UInt64(nodes.count)
        if depth == 0 { return nodes.appendLeaf(value: Double(draw(3 * key) % 33) / 8 - 2) }
        let feature = draw(3 * key) % cells.count
        let bits = draw(3 * key + 1)
        let goesLeft = (0..<cells[feature].count).map { bits >> $0 & 1 == 1 }
        let node = nodes.appendSplit(feature: feature, goesLeft: goesLeft)
        nodes.left[node] = Int32(grow(&nodes, depth: depth - 1, cells: cells, draw: draw))
        nodes.right[node] = Int32(grow(&nodes, depth: depth - 1, cells: cells, draw: draw))
        return node
    }

    static func row(seed: UInt64) -> [Double] {
        let random = CounterRandom(seed: seed)
        func draw(_ index: UInt64, below bound: UInt64) -> Double {
            Double(random.integer(below: bound, stream: 2, counter: index))
        }
        let a = draw(0, below: 2)
        let high = 1 + draw(3, below: 4)
        return [
            a, (1 - a) * draw(1, below: 2), max(a, draw(2, below: 2)), min(high, draw(4, below: 5)), high,
            draw(5, below: 3),
        ]
    }

    /// The least cost over every combination, by trying them all.
    static func bruteForce(_ problem: RecourseProblem, model: FormulaModel) throws -> Double? {
        let schema = try schema()
        var best: Double?
        var options = problem.choices.map { _ in 0 }
        while true {
            let row = problem.row(options)
            let isLegal = schema.consistency.allSatisfy {
                !$0.isBroken(by: row) || $0.isBroken(by: problem.row)
            }
            let margin = model.structure(ofOutput: 0)?.margin(row: row) ?? .nan
            if isLegal, problem.target.isReached(by: margin) {
                best = min(best ?? .infinity, problem.cost(options))
            }
            var index = 0
            while index < options.count {
                options[index] += 1
                if options[index] < problem.choices[index].options.count { break }
                options[index] = 0
                index += 1
            }
            if index == options.count { return best }
        }
    }

    @Test(
        "answers are those of brute force, for both targets, with rules; proofs hold, also read back from their text",
        arguments: 0..<12
    )
    func random(seed: Int) throws {
        let schema = try Self.schema()
        let policy = try RecoursePolicy(actionableOf: schema)
        for isTrees in [false, true] {
            let model = try Self.model(seed: UInt64(seed), isTrees: isTrees)
            let row = Self.row(seed: UInt64(seed))
            let score = model.structure(ofOutput: 0)?.margin(row: row) ?? 0
            let target: RecourseTarget = score >= 0 ? .below(cut: 0) : .atLeast(cut: 0)
            let opaque = FormulaModel(schema: schema, decision: model.descriptor.decision, kind: .score) {
                row in
                model.structure(ofOutput: 0)?.margin(row: row) ?? .nan
            }
            for tried in [model, opaque] {
                let problem = RecourseProblem(row: row, target: target, policy: policy, model: tried)
                let answer = try RecourseSearch(model: tried).answer(to: problem)
                #expect(answer.cost == (try Self.bruteForce(problem, model: model)))
                let certificate: RecourseCertificate
                switch answer {
                case .change(_, let proof), .impossible(let proof): certificate = proof
                case .notNeeded, .undecided: throw RecourseFault.notNeeded
                }
                let check = RecourseCheck(model: tried)
                try check.check(certificate, policy: policy)
                let text = certificate.text(model: tried.descriptor)
                let file = try RecourseCertificateFile(parsing: text, schema: schema)
                #expect(file.certificate == certificate && file.model == "formula" && !file.countsFeatures)
            }
        }
    }

    @Test("a certificate with one number changed is rejected")
    func tampering() throws {
        let model = try RecourseReferenceTests.model("tree")
        let policy = try RecourseReferenceTests.policy()
        let people = try CounterfactualReference.people()
        let check = RecourseCheck(model: model)
        for person in [2, 3] {
            let problem = RecourseProblem(
                row: people.row(person),
                target: RecourseReferenceTests.target,
                policy: policy,
                model: model
            )
            let certificate: RecourseCertificate
            switch try RecourseSearch(model: model).answer(to: problem) {
            case .change(_, let proof), .impossible(let proof): certificate = proof
            case .notNeeded, .undecided: throw RecourseFault.notNeeded
            }
            try check.check(certificate, about: problem.row, policy: policy)
            let text = certificate.text(model: model.descriptor)
            func expectRejected(_ text: String, _ change: String) {
                #expect(throws: (any Error).self, "\(change)") {
                    let file = try RecourseCertificateFile(parsing: text, schema: model.descriptor.schema)
                    try check.check(
                        file.certificate,
                        about: problem.row,
                        reaching: problem.target,
                        policy: policy
                    )
                }
            }
            let copies = TamperedCertificate.copies(of: text)
            for copy in copies { expectRejected(copy.text, copy.change) }
            let lines = text.split(separator: "\n")
            for line in lines.indices.dropFirst(6) {
                var shorter = lines
                shorter.remove(at: line)
                expectRejected(shorter.joined(separator: "\n"), "without line \(line + 1)")
            }
            #expect(copies.count > 20)
        }
    }

    @Test("a person at the target needs nothing; a search cut off says what it knows")
    func edges() throws {
        let model = try RecourseReferenceTests.model("tree")
        let policy = try RecourseReferenceTests.policy()
        let people = try CounterfactualReference.people()
        let lowest = try #require(
            ReferenceInputs.shared.treeMargins.indices.min {
                ReferenceInputs.shared.treeMargins[$0] < ReferenceInputs.shared.treeMargins[$1]
            }
        )
        let safe = RecourseProblem(
            row: people.row(lowest),
            target: RecourseReferenceTests.target,
            policy: policy,
            model: model
        )
        #expect(try RecourseSearch(model: model).answer(to: safe) == .notNeeded)
        var search = RecourseSearch(model: model)
        search.boxLimit = 1
        let hard = RecourseProblem(
            row: people.row(2),
            target: RecourseReferenceTests.target,
            policy: policy,
            model: model
        )
        guard case .undecided(let cost) = try search.answer(to: hard) else {
            Issue.record("a limit of one box was not kept")
            return
        }
        #expect(cost <= 0.4724296564403573)
        #expect(
            RecourseTarget.lowerDecision(than: 0.5, decision: CounterfactualReference.levels)
                == .below(cut: 0.45)
        )
        #expect(RecourseTarget.lowerDecision(than: 0.1, decision: CounterfactualReference.levels) == nil)
    }

    @Test("policies that the schema does not allow are errors")
    func policies() throws {
        let schema = try Self.schema()
        func policy(_ action: RecoursePolicy.Action) throws {
            _ = try RecoursePolicy(actions: [action], schema: schema)
        }
        #expect(
            throws: ScoringError.illegalChange(
                feature: "origin",
                change: "recourse",
                reason: "nobody can change it: its role is immutable"
            )
        ) { try policy(.init(feature: 5, unitCost: 1)) }
        #expect(throws: ScoringError.self) { try policy(.init(feature: 9, unitCost: 1)) }
        #expect(throws: ScoringError.self) { try policy(.init(feature: 3, unitCost: -1)) }
        #expect(throws: ScoringError.self) { try policy(.init(feature: 3, unitCost: 1, values: [7])) }
        #expect(
            throws: RecourseCertificateFile.Fault(
                line: 3,
                expected: "target below CUT, or target at-least CUT"
            )
        ) {
            try RecourseCertificateFile(
                parsing: "etalon-recourse 1\nmodel m 1.0.0\ntarget 3\n",
                schema: schema
            )
        }
    }
}
