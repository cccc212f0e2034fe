import Documents
import Scoring

/// The messages before the first score.
struct ProcessDialogue {
    let command: ProcessPluginCommand
    let connection: ProcessConnection

    /// What a plugin says of itself.
    struct Greeting {
        let name: String
        let version: String
        let language: String
        let interface: (major: Int, minor: Int)
    }

    /// Says hello.
    ///
    /// - Throws: `PluginError.otherVersion` where the plugin speaks another major version, or what `answer` throws.
    func greet() throws(PluginError) -> Greeting {
        let greeting = try answer(to: ProcessProtocol.Hello(), expecting: "hello") { (reader) -> Greeting? in
            let numbers = reader.required("protocol")?.numbers()
            let name = reader.required("name")?.text()
            let version = reader.required("version")?.text()
            let language = reader.optional("language").map { $0.text() } ?? .some("not stated")
            guard let numbers, let name, let version, let language, numbers.count == 2,
                let major = Int(exactly: numbers[0]), let minor = Int(exactly: numbers[1])
            else { return nil }
            return Greeting(name: name, version: version, language: language, interface: (major, minor))
        }
        guard greeting.interface.major == ProcessProtocol.version.major else {
            throw .otherVersion(
                path: command.name,
                plugin: greeting.name,
                pluginMajor: greeting.interface.major,
                pluginMinor: greeting.interface.minor,
                hostMajor: ProcessProtocol.version.major
            )
        }
        return greeting
    }

    /// Has the plugin make its model.
    ///
    /// - Throws: `PluginError.brokenDescription` where the descriptor cannot be used, or what `answer` throws.
    func create() throws(PluginError) -> ModelDescriptor {
        let create = ProcessProtocol.Create(
            folder: command.folder,
            threads: command.threadCount,
            options: command.options
        )
        return try answer(to: create, expecting: "model") { reader in
            reader.required("descriptor").flatMap { ProcessDescriptorReader.descriptor($0) }
        }
    }

    /// Asks and decodes the answer.
    ///
    /// - Throws: `PluginError.failed` where the plugin answers with an error, `.brokenDescription` where the answer
    ///   cannot be read, `.notLoadable` where none comes.
    private func answer<Result>(
        to question: some Encodable,
        expecting message: String,
        _ decode: (MappingReader) -> Result?
    ) throws(PluginError) -> Result {
        let frame: Frame
        do {
            let payload = try WorkerMessage.encode(question)
            frame = try connection.ask(
                Frame(type: ProcessProtocol.FrameType.control.rawValue, payload: payload)
            )
        } catch ProcessConnection.Failure.ended(let how) {
            throw .notLoadable(path: command.name, problem: "\(how) before it answered; see its output")
        } catch {
            throw .brokenDescription(path: command.name, where: message, problem: "\(error)")
        }
        switch ControlMessage(frame, expecting: message, decode) {
        case .answer(let result): return result
        case .error(let problem):
            throw .failed(
                path: command.name,
                call: message == "model" ? "create" : message,
                code: problem.code.number,
                message: problem.text
            )
        case .unreadable(let problem):
            throw .brokenDescription(path: command.name, where: "message '\(message)'", problem: problem)
        }
    }
}
