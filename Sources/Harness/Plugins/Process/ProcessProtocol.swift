/// The protocol between the harness and a plugin that is a process of its own, version 1.0.
///
/// **Channels.** The plugin reads messages from file descriptor 3 and writes them to file descriptor 4. Its standard
/// input is empty; what it prints on standard output or standard error goes to the log and can do no harm. The variable
/// `ETALON_PLUGIN_PROTOCOL` in its environment holds the version; a plugin that does not find it was started by hand and
/// says so. The plugin ends when descriptor 3 does.
///
/// **Messages.** Eight bytes of length, least significant first; one byte of type; the payload of that length. Type 1 is
/// a JSON object whose member `message` says what it is; types 2 and 3 are numbers. Numbers are little-endian.
///
/// | harness | plugin |
/// | --- | --- |
/// | `{"message": "hello", "protocol": [1, 0]}` | `{"message": "hello", "protocol": [1, 0], "name", "version", "language"}` |
/// | `{"message": "create", "folder", "threads", "options": {key: text}}` | `{"message": "model", "descriptor": {...}}` |
/// | type 2: people | type 3: scores |
/// | end of the stream | ends |
///
/// In place of every answer the plugin may send `{"message": "error", "code", "text", "row", "column"}` with a code of
/// `ProcessErrorCode`; `row` and `column` count from 0 and may be left out. An error is the answer to one message; the
/// next one is answered as if nothing had been.
///
/// **People** (type 2): rows and columns as two unsigned 64-bit integers, then the columns one after another, each in the
/// precision of the descriptor. Missing is NaN.
///
/// **Scores** (type 3): rows, outputs, and the nanoseconds that the plugin spent on scoring as three unsigned 64-bit
/// integers, then the outputs one after another in double precision.
///
/// **Versions.** A harness says the version that it speaks, a plugin answers with its own. Different majors do not work
/// together. A later minor version only adds members, which a reader ignores that does not know them.
///
/// The descriptor has the members of a `model.yaml`; `ProcessDescriptorReader` lists them.
enum ProcessProtocol {
    /// The version that this harness speaks.
    static let version = (major: 1, minor: 0)
    /// The variable by which a plugin knows that a harness started it.
    static let variable = "ETALON_PLUGIN_PROTOCOL"
    /// The descriptor that a plugin reads.
    static let inputDescriptor: Int32 = 3
    /// The descriptor that a plugin writes.
    static let outputDescriptor: Int32 = 4
    /// The largest message that a plugin may send.
    static let largestMessage = 1 << 32

    /// What a frame carries.
    enum FrameType: UInt8 {
        case control = 1
        case people = 2
        case scores = 3
    }

    /// The first message of the harness.
    struct Hello: Encodable {
        var message = "hello"
        var `protocol` = [ProcessProtocol.version.major, ProcessProtocol.version.minor]
    }

    /// The message that makes a model.
    struct Create: Encodable {
        var message = "create"
        var folder: String
        var threads: Int
        var options: [String: String]
    }
}
