import Foundation
package import Testing

/// Holds a text against the one that is stored beside the test.
///
/// Where `ETALON_RECORD_SNAPSHOTS` is set the text is stored instead, and the test fails: a recording run proves
/// nothing and is never green.
///
/// - Parameters:
///   - text: What the code under test made.
///   - name: The name of the stored file, in the folder `Snapshots` of the test target.
///   - filePath: The test's file.
///   - sourceLocation: Where a failure is reported.
/// - Throws: What goes wrong while storing.
package func expectSnapshot(
    _ text: String,
    named name: String,
    filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = snapshotFolder(of: filePath).appending(path: name)
    if ProcessInfo.processInfo.environment["ETALON_RECORD_SNAPSHOTS"] != nil {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file, options: .atomic)
        Issue.record(
            "recorded \(name): look at it, then run without recording",
            sourceLocation: sourceLocation
        )
        return
    }
    guard let stored = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record("no snapshot \(name): set ETALON_RECORD_SNAPSHOTS once", sourceLocation: sourceLocation)
        return
    }
    guard stored != text else { return }
    let pairs = zip(stored.components(separatedBy: "\n"), text.components(separatedBy: "\n")).enumerated()
    let difference = pairs.first { $1.0 != $1.1 }.map { "line \($0 + 1): '\($1.0)' is now '\($1.1)'" }
    Issue.record(
        "\(name) changed; \(difference ?? "one text is longer than the other")",
        sourceLocation: sourceLocation
    )
}

/// The folder `Snapshots` of the test target that a file belongs to.
private func snapshotFolder(of filePath: String) -> URL {
    var folder = URL(filePath: filePath).deletingLastPathComponent()
    while folder.deletingLastPathComponent().lastPathComponent != "Tests", folder.path != "/" {
        folder.deleteLastPathComponent()
    }
    return folder.appending(path: "Snapshots")
}
