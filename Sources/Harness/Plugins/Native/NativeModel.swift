import CPluginABI
package import DenseMatrix
package import Scoring
import Synchronization

/// A model that a native plugin made, as the harness scores it.
///
/// Columns and scores pass without copies. Everything that comes back is checked: a score that is missing, NaN or
/// infinite is an error.
@safe package final class NativeModel: ScoringModel, @unchecked Sendable {
    /// The plugin that made it.
    package let plugin: NativePlugin
    /// What the model is, as the plugin says.
    package let descriptor: ModelDescriptor

    let handle: OpaquePointer
    /// Held while a model scores that cannot do so on several threads at once.
    private let turn = Mutex(())

    init(plugin: NativePlugin, handle: OpaquePointer, descriptor: ModelDescriptor) {
        self.plugin = plugin
        unsafe self.handle = unsafe handle
        self.descriptor = descriptor
    }

    deinit {
        unsafe plugin.destroy(handle)
    }

    /// Writes the scores of `people`.
    ///
    /// - Throws: `ScoringError.wrongCount`, `.wrongPrecision`; `.missingValue` for a value that the schema wants and
    ///   a person lacks; `.scoreNotFinite` for a score that is no number or was not written; `.pluginFailure` with
    ///   the plugin's own code and words.
    package func score(_ people: People, into scores: inout DenseMatrix<Double>) throws(ScoringError) {
        try checkShapes(people, scores)
        let ready = plugin.handlesMissing ? people : try people.applyingMissingPolicies(of: descriptor.schema)
        for column in 0..<scores.columns {
            scores.mutateColumn(column) { span in
                for person in span.indices { span[person] = .nan }
            }
        }
        if plugin.isConcurrent {
            try call(ready, &scores)
        } else {
            try turn.withLock { (_) throws(ScoringError) in try call(ready, &scores) }
        }
        try scores.checkFinite(outputs: descriptor.outputs)
    }

    private func call(_ people: People, _ scores: inout DenseMatrix<Double>) throws(ScoringError) {
        let (rows, columns) = (scores.rows, scores.columns)
        try unsafe scores.withMutableAddress { (address, leadingDimension) throws(ScoringError) in
            let room = unsafe etalon_scores(
                struct_size: UInt32(MemoryLayout<etalon_scores>.size),
                reserved: 0,
                row_count: rows,
                column_count: columns,
                values: address,
                row_stride: 1,
                column_stride: leadingDimension
            )
            switch people {
            case .float32(let table):
                try unsafe table.withColumnAddresses { (columns) throws(ScoringError) in
                    try unsafe call(rows: rows, columns, ETALON_FLOAT32, room)
                }
            case .float64(let table):
                try unsafe table.withColumnAddresses { (columns) throws(ScoringError) in
                    try unsafe call(rows: rows, columns, ETALON_FLOAT64, room)
                }
            }
        }
    }

    private func call<Element>(
        rows: Int,
        _ columns: UnsafeBufferPointer<UnsafePointer<Element>>,
        _ precision: Int32,
        _ room: etalon_scores
    ) throws(ScoringError) {
        let addresses = unsafe UnsafeRawPointer(columns.baseAddress)?
            .assumingMemoryBound(to: UnsafeRawPointer?.self)
        let batch = unsafe etalon_people(
            struct_size: UInt32(MemoryLayout<etalon_people>.size),
            precision: UInt32(precision),
            row_count: rows,
            column_count: columns.count,
            columns: addresses,
            row_stride: 1
        )
        var error = ErrorRecord.empty()
        let status = unsafe plugin.score(handle, batch, room, &error)
        if status != ETALON_OK { throw failure(status, error, rows: rows) }
    }

    /// The error that a record of the plugin stands for.
    private func failure(_ status: etalon_status, _ error: etalon_error, rows: Int) -> ScoringError {
        let message = ErrorRecord.message(of: error)
        guard let row = Int(exactly: error.row), (0..<rows).contains(row) else {
            return .pluginFailure(code: Int(status), message: message)
        }
        guard let column = Int(exactly: error.column), (0..<descriptor.schema.count).contains(column) else {
            return .pluginFailure(code: Int(status), message: "person \(row): \(message)")
        }
        let feature = descriptor.schema.features[column]
        return .pluginFailure(code: Int(status), message: "person \(row), '\(feature.name)': \(message)")
    }
}
