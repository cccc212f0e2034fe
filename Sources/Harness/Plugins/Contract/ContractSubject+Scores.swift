import Dispatch
import Scoring
import Synchronization

/// Checks of what a score depends on.
extension ContractSubject {
    func checkDeterminism() throws -> ContractVerdict {
        let first = try scores(of: people)
        for time in ["second", "third"] {
            try demandSame(try scores(of: people), first, "the \(time) time")
        }
        return .passed
    }

    func checkFreshModel() throws -> ContractVerdict {
        let fresh = try make(plan.options)
        try demandSame(try scores(of: people, by: fresh), try scores(of: people), "a second model")
        let (one, other) = (fresh.descriptor, model.descriptor)
        let isSame =
            one.id == other.id && one.version == other.version && one.schema == other.schema
            && one.outputs == other.outputs && one.decision == other.decision
            && one.parameters == other.parameters && one.provenance == other.provenance
        if !isSame { throw ContractFailure("a second model describes itself differently") }
        return .passed
    }

    func checkBatchSizes() throws -> ContractVerdict {
        let whole = try scores(of: people)
        for person in stride(from: 0, to: people.count, by: 9) {
            let alone = try scores(of: people.slice(person..<(person + 1)))
            try demandSame(alone, [whole[person]], "person \(person) alone")
        }
        for size in [7, 64] {
            var pieces: [[Double]] = []
            for start in stride(from: 0, to: people.count, by: size) {
                pieces += try scores(of: people.slice(start..<min(start + size, people.count)))
            }
            try demandSame(pieces, whole, "in batches of \(size)")
        }
        return .passed
    }

    func checkRowOrder() throws -> ContractVerdict {
        let whole = try scores(of: people)
        let orders: [(String, [Int])] = [
            ("in reverse order", Array((0..<rows.count).reversed())),
            ("in another order", (0..<rows.count).map { ($0 * 73 + 11) % rows.count }),
        ]
        for (name, order) in orders {
            let shuffled = try scores(of: people(order.map { rows[$0] }))
            try demandSame(shuffled, order.map { whole[$0] }, name)
        }
        return .passed
    }

    func checkNobody() throws -> ContractVerdict {
        let nobody = try scores(of: people.slice(0..<0))
        return nobody.isEmpty ? .passed : .failed("\(nobody.count) rows of scores for nobody")
    }

    func checkOutputs() throws -> ContractVerdict {
        for (person, row) in try scores(of: people).enumerated() {
            for (output, score) in zip(model.descriptor.outputs, row) {
                switch output.kind {
                case .probability where !(0...1).contains(score):
                    throw ContractFailure("person \(person), '\(output.name)': \(score) is no probability")
                case .level(let names)
                where score != score.rounded() || !(0..<Double(names.count)).contains(score):
                    throw ContractFailure(
                        "person \(person), '\(output.name)': \(score) is none of the \(names.count) levels"
                    )
                default: continue
                }
            }
        }
        return .passed
    }

    func checkConcurrency() throws -> ContractVerdict {
        let expected = try scores(of: people)
        // A process takes its time to start, and one more is enough to find state that the models share.
        let others = try (0..<(native == nil ? 1 : 3)).map { _ in try make(plan.options) }
        let problems = Mutex<[String]>([])
        // The harness itself takes turns where one model cannot be shared, so every model can be put on every thread.
        DispatchQueue.concurrentPerform(iterations: 24) { turn in
            do {
                let chosen = turn % 2 == 0 ? model : others[turn % others.count]
                try demandSame(try scores(of: people, by: chosen), expected, "on several threads at once")
            } catch let failure as ContractFailure {
                problems.withLock { $0.append(failure.reason) }
            } catch {
                problems.withLock { $0.append("\(error)") }
            }
        }
        return problems.withLock { $0.first.map(ContractVerdict.failed) ?? .passed }
    }

    func checkReferenceScores() throws -> ContractVerdict {
        guard let reference = plan.reference else { return .skipped("no reference scores were given") }
        let outputs = model.descriptor.outputs.count
        let features = model.descriptor.schema.count
        guard reference.people.allSatisfy({ $0.count == features }),
            reference.scores.allSatisfy({ $0.count == outputs }),
            reference.people.count == reference.scores.count
        else {
            throw ContractFailure("the reference is not \(features) values and \(outputs) scores a person")
        }
        let actual = try scores(of: people(reference.people))
        for (person, (one, other)) in zip(actual, reference.scores).enumerated() {
            for (column, (a, b)) in zip(one, other).enumerated()
            where !(abs(a - b) <= reference.tolerance * max(1, abs(b))) {
                let name = model.descriptor.outputs[column].name
                throw ContractFailure("person \(person), '\(name)': \(a) in place of \(b)")
            }
        }
        return .passed
    }
}
