package import Foundation

/// People, margins and predictions that another library wrote (`Tests/ModelsTests/Fixtures/make_fixtures.py`).
package struct GoldenFile {
    package let people: [[Double]]
    package let margins: [[Double]]
    package let predictions: [[Double]]

    /// A line that is none of people, margins and predictions.
    private struct MalformedLine: Error {
        let line: String
    }

    // This file is <package>/Tests/TestSupport/GoldenFile.swift.
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "ModelsTests/Fixtures")

    /// A fixture.
    package static func url(_ name: String) -> URL { folder.appending(path: name) }

    /// The content of a fixture.
    package static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }

    /// The predictions of a fixture.
    package init(_ name: String) throws {
        let text = String(decoding: try Self.bytes(name + ".golden"), as: UTF8.self)
        var parts: [[[Double]]] = [[], [], []]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "|").map { $0.split(separator: " ").compactMap { Double($0) } }
            guard fields.count == 3 else { throw MalformedLine(line: String(line)) }
            for index in 0..<3 { parts[index].append(fields[index]) }
        }
        (people, margins, predictions) = (parts[0], parts[1], parts[2])
    }
}
