import ArgumentParser
import Foundation
import Harness
import Reports
import Results

/// `etalon count`: how many instructions scoring takes.
struct CountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count",
        abstract: "Count the instructions that scoring a person takes, as a document for the gate.",
        discussion: """
            Runs this very program under valgrind, with kernels and a BLAS core that are the same on every machine: counts repeat to a \
            few parts in a million, on a busy machine too. They say nothing of caches and memory. Record once, then compare:

              etalon count pe-fraud-2014 --output results/baselines/instructions.json
              etalon count pe-fraud-2014 --output now.json
              etalon gate results/baselines/instructions.json now.json

            Counts of another architecture, Swift, build, BLAS or C library are not compared.
            """
    )

    @Argument(help: "The models; all that score in the process itself where none is named.")
    var models: [String] = []

    @Option(name: .long, help: "People that one call scores.")
    var batch = 1024

    @Option(
        name: .long,
        help: ArgumentHelp("Where the document goes; a file that ends in .json.", valueName: "file"),
        completion: .file(extensions: ["json"])
    )
    var output: String?

    @Option(name: .long, help: "How the counts are printed.")
    var format: OutputFormat = .text

    @OptionGroup var folders: WorkspaceOptions

    func validate() throws {
        if !(1...1_000_000).contains(batch) {
            throw ValidationError("--batch \(batch): allowed is 1 to 1000000")
        }
    }

    func run() async throws {
        let program = try PairedProgram(path: "/proc/self/exe", workspace: folders.workspace)
        let counter = try InstructionCounter(program, batch: batch)
        defer { counter.removeCopy() }
        let progress = ProgressLine(isShown: format == .text)
        defer { progress.clear() }
        let started = Date()
        let counted = await Interruption.cancelling {
            [models] () async -> (result: Result<RunDocument, HarnessError>, isCancelled: Bool) in
            do throws(HarnessError) {
                let document = try await counter.count(
                    models: models,
                    identity: RunIdentity(
                        id: UUID().uuidString.lowercased(),
                        started: Timestamp(started),
                        elapsedSeconds: 0,
                        command: CommandLine.arguments,
                        etalonVersion: Version.current
                    )
                ) { done, all in
                    progress.show("counting instructions: model \(done + 1) of \(all)")
                }
                return (.success(document), Task.isCancelled)
            } catch {
                return (.failure(error), Task.isCancelled)
            }
        }
        progress.clear()
        if counted.isCancelled { throw ExitStatus.interrupted.code }
        var document = try counted.result.get()
        document.run.elapsedSeconds = Date().timeIntervalSince(started)
        if let output { try document.write(file: URL(filePath: output)) }
        switch format {
        case .json: try JSONPrinting.print(document)
        case .text: show(document)
        }
        if !document.errors.isEmpty { throw ExitStatus.modelError.code }
    }

    private func show(_ document: RunDocument) {
        let rows = document.metrics.map { metric in
            let samples = metric.samples ?? []
            let spread = (samples.max() ?? 0) - (samples.min() ?? 0)
            return [
                metric.subject.model, String(format: "%.1f", metric.estimate ?? .nan),
                String(format: "%.1g", spread / (metric.estimate ?? .nan)),
                "\(metric.subject.batch ?? batch)",
            ]
        }
        print(TextColumns.aligned([["model", "instructions a person", "repeats differ by", "batch"]] + rows))
        for error in document.errors { StandardError.print("\(error.model): \(error.message)") }
    }
}
