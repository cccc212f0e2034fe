import Documents

/// A JSON message of a process plugin, decoded.
enum ControlMessage<Answer> {
    /// What was expected.
    case answer(Answer)
    /// An error in its place.
    case error(ProcessProblem)
    /// Neither.
    case unreadable(String)

    /// Decodes a frame that should be the message `expected`; members that nobody asks for are ignored there.
    init(_ frame: Frame, expecting expected: String, _ decode: (MappingReader) -> Answer?) {
        guard frame.type == ProcessProtocol.FrameType.control.rawValue else {
            self = .unreadable("a message of type \(frame.type) in place of JSON")
            return
        }
        let diagnostics = Diagnostics()
        let file = DocumentFile(name: "message", format: .json, bytes: frame.payload)
        var result: ControlMessage?
        if let reader = file.value(diagnostics: diagnostics)?.mapping() {
            switch reader.required("message")?.text() {
            case expected?: result = decode(reader).map { .answer($0) }
            case "error"?: result = ProcessProblem(reader).map { .error($0) }
            case let other?: result = .unreadable("'\(other)' in place of '\(expected)'")
            case nil: break
            }
        }
        if let result, diagnostics.isEmpty {
            self = result
            return
        }
        let faults = diagnostics.inOrder.map { "\($0)" }
        self = .unreadable(faults.isEmpty ? "it cannot be read" : faults.joined(separator: "\n"))
    }
}

/// An error that a process plugin reports.
struct ProcessProblem {
    let code: ProcessErrorCode
    let text: String
    let row: Int?
    let column: Int?

    /// The error that the members of a message tell of.
    init?(_ reader: MappingReader) {
        let word = reader.required("code")?.text()
        let text = reader.required("text")?.text()
        row = reader.optional("row")?.integer()
        column = reader.optional("column")?.integer()
        guard let word, let text else { return nil }
        code = ProcessErrorCode(rawValue: word) ?? .internal
        self.text = text
    }
}
