import ArgumentParser
import Foundation
import Harness
import Results

/// `etalon calibrate`: how much identical code seems to differ on this machine.
struct CalibrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract:
            "Measure how much identical code seems to differ on this machine, and keep it for the gate.",
        discussion: """
            Three arms run this very program in turns. What they seem to differ by is noise: `etalon gate --paired` then claims \
            nothing that is less than twice as large. The floors go to noise-floors.json in the results folder, one for each \
            benchmark, machine and build.
            """
    )

    @Option(
        name: .customLong("model"),
        help: ArgumentHelp("A model to time; repeat for several (default: all).", valueName: "model")
    )
    var models: [String] = []

    @Option(name: .long, help: "Blocks a benchmark; each starts the arms anew, and they take turns.")
    var blocks = 40

    @Option(name: .long, help: "People that one call scores.")
    var batch = 1024

    @Option(name: .long, help: ArgumentHelp("Processor time of one turn.", valueName: "milliseconds"))
    var turnTime = 0.5

    @Option(name: .long, help: "The seed of the order of processes.")
    var seed: UInt64 = 1

    @Option(name: .long, help: "How the floors are printed.")
    var format: OutputFormat = .text

    @OptionGroup var folders: WorkspaceOptions

    func validate() throws {
        if !(6...500).contains(blocks) { throw ValidationError("--blocks \(blocks): allowed is 6 to 500") }
        if !(1...1_000_000).contains(batch) {
            throw ValidationError("--batch \(batch): allowed is 1 to 1000000")
        }
        if !(0.1...1000).contains(turnTime) {
            throw ValidationError("--turn-time \(turnTime): allowed is 0.1 to 1000 milliseconds")
        }
    }

    func run() async throws {
        let workspace = folders.workspace
        let program = try PairedProgram(path: "/proc/self/exe", workspace: workspace)
        var settings = PairedSettings()
        settings.screenBlocks = blocks
        let request = PairedRequest(
            models: models,
            batch: batch,
            turnNanoseconds: UInt64(turnTime * 1e6),
            settings: settings,
            seed: seed,
            confirms: false
        )
        let started = Date()
        let benchmarks = try await PairedConduct(isShown: format == .text).measure(
            request,
            old: program,
            new: program
        )
        let calibration = NoiseCalibration(
            benchmarks,
            request: request,
            identity: RunIdentity(
                id: "calibrate",
                started: Timestamp(started),
                elapsedSeconds: Date().timeIntervalSince(started),
                command: CommandLine.arguments,
                etalonVersion: Version.current
            )
        )
        let file = workspace.noiseFloorsFile
        try NoiseFloor.write(calibration.floors, file: file)
        switch format {
        case .json: try JSONPrinting.print(calibration.floors)
        case .text: show(calibration, file: file)
        }
        for benchmark in benchmarks {
            if let fault = benchmark.fault { StandardError.print("\(benchmark.key): \(fault)") }
        }
        if benchmarks.contains(where: { $0.fault != nil }) { throw ExitStatus.modelError.code }
    }

    private func show(_ calibration: NoiseCalibration, file: URL) {
        func percent(_ share: Double) -> String { String(format: "%.2f %%", share * 100) }
        let rows = calibration.floors.map { floor in
            [floor.benchmark, percent(floor.floor), percent(floor.margin), "\(floor.blocks)"]
        }
        print(TextColumns.aligned([["benchmark", "noise floor", "least change claimed", "blocks"]] + rows))
        print("\nwritten to \(file.relativePath)")
        if calibration.busyShare > 0.5 {
            StandardError.print(
                "the machine was busy in \(percent(calibration.busyShare)) of the blocks: calibrate again when it is idle"
            )
        }
    }
}
