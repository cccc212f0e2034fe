import ArgumentParser
import Foundation
import Harness
import Populations
import Scoring

/// `etalon population`: what concerns populations alone.
struct PopulationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "population",
        abstract: "Make synthetic people, and check them against what is published.",
        subcommands: [
            PopulationListCommand.self,
            PopulationDescribeCommand.self,
            PopulationCheckCommand.self,
            PopulationSampleCommand.self,
        ]
    )
}

/// `etalon population sample P`: some people of a population as CSV.
struct PopulationSampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Write people of a synthetic population as CSV.",
        discussion:
            "Person i is the same for every number of people: the population, the seed and i decide who it is."
    )

    @Argument(help: "The population, by name or by the path of its specification.")
    var population: String

    @Option(name: .long, help: "How many people.")
    var people = 10

    @Option(name: .long, help: ArgumentHelp("The number of the first person, from 0.", valueName: "i"))
    var first = 0

    @Option(name: .long, help: "The seed of every random number.")
    var seed: UInt64 = 1

    @OptionGroup var folders: WorkspaceOptions

    func validate() throws {
        if people < 0 { throw ValidationError("--people \(people): allowed is 0 or more") }
        if first < 0 || first > Int.max - people {
            throw ValidationError("--first \(first): allowed is 0 or more")
        }
    }

    func run() throws {
        let spec = try Population.read(folders.workspace.file(ofPopulation: population))
        let outcomes = spec.outcomes.map(\.name)
        let writer = TableWriter(
            schema: spec.schema,
            extraColumns: outcomes.flatMap { ["\($0)_probability", $0] }
        )
        FileHandle.standardOutput.write(Data(writer.header()))
        let block = 4096
        for start in stride(from: first, to: first + people, by: block) {
            let range = start..<min(first + people, start + block)
            let sample = try spec.sample(
                range,
                seed: seed,
                precision: .float64,
                outcomes: outcomes.map { OutcomeRequest(name: $0) }
            )
            FileHandle.standardOutput.write(
                Data(
                    writer.rows(
                        sample.people,
                        extra: sample.outcomes.flatMap { [$0.probabilities, $0.labels] }
                    )
                )
            )
        }
    }
}
