import Foundation
import Harness
import Results
import Testing

/// `etalon gate --paired OLD NEW`, `etalon calibrate`, `etalon history`, as the program that CI starts.
///
/// Programs are built for debugging here and the machine may be busy: that something slow is found is asserted where
/// the slowness is gross, and never how long anything took.
@Suite(.serialized) struct PairedGateCommandTests {
    private func withWorkspace(_ body: (SmallWorkspace) throws -> Void) throws {
        let workspace = try SmallWorkspace()
        defer { workspace.remove() }
        try workspace.write(
            SmallWorkspace.model("small").replacing(
                "system: none",
                with: "system: none\npopulation: ../people.csv"
            ),
            to: "models/small/model.yaml"
        )
        try body(workspace)
    }

    /// A program that does what the built one does, and takes so much longer for benchmarks.
    private func slowed(_ workspace: SmallWorkspace, by share: Double) throws -> String {
        try workspace.write(
            """
            #!/bin/sh
            exec '\(BuiltProducts.executable("etalon"))' "$@" --extra-work \(share)
            """,
            to: "slowed"
        )
        let file = workspace.root.appending(path: "slowed")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return file.path
    }

    private let short = [
        "--blocks", "6", "--confirmation-blocks", "6", "--sample-time", "0.5", "--seed", "1",
    ]

    @Test func faultsOfUsageAreNamed() throws {
        try withWorkspace { workspace in
            let program = BuiltProducts.executable("etalon")
            let missing = try workspace.etalon(["gate", "--paired", "nowhere", program])
            #expect(missing.code == 1)
            #expect(missing.error.contains("nowhere"))
            let unbuilt = try workspace.etalon(["gate", "--paired", ".", program])
            #expect(unbuilt.code == 1)
            #expect(unbuilt.error.contains("swift build"))
            #expect(try workspace.etalon(["gate", "--paired", "people.csv", program]).code == 1)
            let foreign = try workspace.etalon(["gate", "--paired", "/bin/false", program])
            #expect(foreign.code == 1)
            #expect(foreign.error.contains("cannot be timed"))
            #expect(try workspace.etalon(["gate", "--count", program, program]).code == 1)
            #expect(try workspace.etalon(["gate", "--paired", program, program, "--blocks", "2"]).code == 1)
        }
    }

    @Test func valgrindIsAskedForWhereItIsMissing() throws {
        try withWorkspace { workspace in
            let program = BuiltProducts.executable("etalon")
            let ended = try workspace.etalon(
                ["gate", "--paired", "--count", program, program],
                environment: ["PATH": "/nowhere"]
            )
            #expect(ended.code == 1)
            #expect(ended.error.contains("apt-get install valgrind"))
        }
    }
}
