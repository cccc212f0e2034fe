import FoundationEssentials

/// What goes between the harness and a worker, and how it is written.
enum WorkerMessage {
    /// The version of this protocol; both ends are one executable, so a difference means that the executable was
    /// replaced while running.
    static let version = 1

    /// The bytes that say what a frame carries.
    enum FrameType: UInt8 {
        /// To the worker: the limits and the plan.
        case order = 1
        /// From the worker: one result.
        case reply = 2
        /// From the worker: why it ends early.
        case failure = 3
        /// From the worker: it is done; what it used.
        case end = 4
    }

    /// The first and only message to a worker.
    struct Order<Plan> {
        var version: Int
        var dataLimit: Int?
        var plan: Plan
    }

    /// Why a worker ends early.
    struct Failure: Codable {
        var message: String
    }

    /// `value` as a frame.
    static func frame(_ type: FrameType, _ value: some Encodable) throws -> Frame {
        Frame(type: type.rawValue, payload: try encode(value))
    }

    /// `value` as JSON; a number that is not finite as a word.
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "+infinity",
            negativeInfinity: "-infinity",
            nan: "nan"
        )
        return Array(try encoder.encode(value))
    }

    /// The value that `payload` holds as JSON.
    static func decode<Value: Decodable>(_ type: Value.Type, from payload: [UInt8]) throws -> Value {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "+infinity",
            negativeInfinity: "-infinity",
            nan: "nan"
        )
        return try decoder.decode(type, from: Data(payload))
    }
}

extension WorkerMessage.Order: Encodable where Plan: Encodable {}
extension WorkerMessage.Order: Decodable where Plan: Decodable {}
