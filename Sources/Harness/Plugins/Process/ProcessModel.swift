package import DenseMatrix
package import Scoring
import Synchronization

/// The model of a process plugin, as the harness scores it.
///
/// Every batch goes through a pipe and back: its timings stand beside those of native models, never against them.
/// Calls take turns.
package final class ProcessModel: ScoringModel {
    /// What the model is, as the plugin says.
    package let descriptor: ModelDescriptor
    private let command: ProcessPluginCommand
    private let connection: Mutex<ProcessConnection>
    private let ownTime = Mutex<UInt64>(0)

    init(command: ProcessPluginCommand, connection: sending ProcessConnection, descriptor: ModelDescriptor) {
        self.command = command
        self.connection = Mutex(connection)
        self.descriptor = descriptor
    }

    /// The nanoseconds that the plugin itself says it spent on scoring so far, without the way there and back.
    package var ownNanoseconds: UInt64 { ownTime.withLock { $0 } }

    /// Writes the scores of `people`.
    ///
    /// - Throws: `ScoringError.wrongCount`, `.wrongPrecision`; `.missingValue` for a value that the schema wants and
    ///   a person lacks; `.scoreNotFinite`; `.pluginFailure` with the plugin's words, or where it ended or answered
    ///   with something else than scores.
    package func score(_ people: People, into scores: inout DenseMatrix<Double>) throws(ScoringError) {
        try checkShapes(people, scores)
        let ready = try people.applyingMissingPolicies(of: descriptor.schema)
        let question = Frame(
            type: ProcessProtocol.FrameType.people.rawValue,
            payload: BatchPayload.bytes(of: ready)
        )
        let answer: Frame
        do {
            answer = try connection.withLock { (connection) throws(ProcessConnection.Failure) in
                try connection.ask(question)
            }
        } catch {
            throw failure(error)
        }
        guard answer.type == ProcessProtocol.FrameType.scores.rawValue else { throw problem(in: answer) }
        guard let spent = BatchPayload.read(answer.payload, into: &scores) else {
            throw .pluginFailure(
                code: ProcessErrorCode.internal.number,
                message: "the plugin answers with other than \(scores.rows) x \(scores.columns) scores"
            )
        }
        ownTime.withLock { $0 += spent }
        try scores.checkFinite(outputs: descriptor.outputs)
    }

    private func failure(_ failure: ProcessConnection.Failure) -> ScoringError {
        let words =
            switch failure {
            case .ended(let how): how
            case .unreadable(let problem): "the plugin sends \(problem)"
            }
        return .pluginFailure(code: ProcessErrorCode.internal.number, message: words)
    }

    private func problem(in answer: Frame) -> ScoringError {
        switch ControlMessage<Never>(answer, expecting: "scores", { _ in nil }) {
        case .error(let problem):
            var place = problem.row.map { "person \($0)" } ?? ""
            if let column = problem.column, descriptor.schema.features.indices.contains(column) {
                place += ", '\(descriptor.schema.features[column].name)'"
            }
            return .pluginFailure(
                code: problem.code.number,
                message: place.isEmpty ? problem.text : "\(place): \(problem.text)"
            )
        case .unreadable(let problem):
            return .pluginFailure(code: ProcessErrorCode.internal.number, message: problem)
        }
    }
}
