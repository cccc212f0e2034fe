import Foundation

/// Other programs that tests run where they are installed.
enum Program {
    /// Whether `name` is found in PATH.
    static func isInstalled(_ name: String) -> Bool {
        (try? run([name, "--version"]).exitCode) == 0
    }

    /// Runs a program to its end.
    static func run(_ words: [String], in folder: URL? = nil) throws -> (exitCode: Int32, error: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let error = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: error, as: UTF8.self))
    }
}
