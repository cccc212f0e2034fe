import ArgumentParser
import Harness
import Results

/// How the speed of two programs is compared.
struct PairedOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: """
            Compare the speed of two programs: built executables, or checkouts built in release. Fresh processes take short turns, \
            a copy of the old one as a third arm.
            """
    )
    var paired = false

    @Flag(
        name: .long,
        help: "With --paired: count instructions under valgrind instead of timing; slow, and repeatable."
    )
    var count = false

    @Option(
        name: .customLong("model"),
        help: ArgumentHelp(
            "With --paired: a model to time; repeat for several (default: all that both programs have).",
            valueName: "model"
        )
    )
    var models: [String] = []

    @Option(name: .long, help: "With --paired: people that one call scores.")
    var batch = 1024

    @Option(name: .long, help: "With --paired: blocks that screen; each starts the programs anew for turns.")
    var blocks = 12

    @Option(name: .long, help: "With --paired: fresh blocks that confirm a suspicion.")
    var confirmationBlocks = 20

    @Option(
        name: .long,
        help: ArgumentHelp(
            "With --paired: processor time of one turn; a machine that is shared keeps its speed for a short time.",
            valueName: "milliseconds"
        )
    )
    var turnTime = 0.5

    @Option(
        name: .long,
        help: "With --paired: the seed of the order of processes (default: another each time)."
    )
    var seed: UInt64?

    func validate() throws {
        if count && !paired { throw ValidationError("--count: goes with --paired OLD NEW") }
        if !(1...1_000_000).contains(batch) {
            throw ValidationError("--batch \(batch): allowed is 1 to 1000000")
        }
        for (name, value) in [("--blocks", blocks), ("--confirmation-blocks", confirmationBlocks)]
        where !(6...500).contains(value) {
            throw ValidationError(
                "\(name) \(value): allowed is 6 to 500; fewer can show nothing at the 5 % level"
            )
        }
        if !(0.1...1000).contains(turnTime) {
            throw ValidationError("--turn-time \(turnTime): allowed is 0.1 to 1000 milliseconds")
        }
    }

    /// What is asked for.
    func request(thresholds: GateThresholds, floors: [String: Double]) -> PairedRequest {
        var settings = PairedSettings(thresholds: thresholds, metric: PairedBenchmark.metric)
        settings.screenBlocks = blocks
        settings.confirmationBlocks = confirmationBlocks
        return PairedRequest(
            models: models,
            batch: batch,
            turnNanoseconds: UInt64(turnTime * 1e6),
            settings: settings,
            floors: floors,
            seed: seed ?? UInt64.random(in: 0..<1_000_000)
        )
    }
}
