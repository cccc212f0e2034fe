import CPluginABI
import Scoring

/// Checks of what a plugin reads and writes.
extension ContractSubject {
    func checkRowMajor() throws -> ContractVerdict {
        guard let native else { return .skipped("only for native plugins") }
        var batch = rawBatch(of: native)
        batch.layout = .rows
        let expected = Array(try scores(of: people).prefix(batch.rows.count))
        try demandSame(try succeed(batch, native).scores, expected, "rows of adjacent numbers")
        return .passed
    }

    func checkReadOnlyPeople() throws -> ContractVerdict {
        guard let native else { return .skipped("only for native plugins") }
        var batch = rawBatch(of: native)
        batch.isReadOnly = true
        _ = try succeed(batch, native)
        return .passed
    }

    func checkBounds() throws -> ContractVerdict {
        guard let native else { return .skipped("only for native plugins") }
        for layout in [RawBatch.Layout.columns, .rows] {
            var batch = rawBatch(of: native)
            batch.layout = layout
            let outcome = try succeed(batch, native)
            if !outcome.guardsHeld { throw ContractFailure("numbers beside the scores were written") }
            for (person, row) in outcome.scores.enumerated() where row.contains(where: { !$0.isFinite }) {
                throw ContractFailure(
                    "person \(person): not every score was written, or one is no finite number"
                )
            }
        }
        return .passed
    }

    private func rawBatch(of native: NativeModel) -> RawBatch {
        RawBatch(
            rows: Array(rows.prefix(50)),
            features: native.descriptor.schema.count,
            outputs: native.descriptor.outputs.count,
            of: native
        )
    }

    private func succeed(_ batch: RawBatch, _ native: NativeModel) throws -> RawBatch.Outcome {
        let outcome = batch.score(by: native)
        guard outcome.status == ETALON_OK else {
            throw ContractFailure(
                "`score` fails with \(PluginError.name(ofCode: Int(outcome.status))): \(outcome.message)"
            )
        }
        return outcome
    }
}
