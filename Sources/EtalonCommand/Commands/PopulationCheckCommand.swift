import ArgumentParser
import Foundation
import Harness
import Populations
import Scoring

/// `etalon population check [P...]`: what is published of a population beside the people its specification makes.
struct PopulationCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Compare the published numbers of populations with the people they make.",
        discussion: """
            Every margin of a specification is printed beside what was generated, and every rule of consistency with how many people \
            break it. With --changed, one feature of every person is changed as well, all changes in turn, and the rules are looked at \
            again. The exit code is 1 where a margin is further off than its tolerance (a share: 1 % absolute unless the \
            specification says less or more) or a rule is broken.
            """
    )

    @Argument(help: "The populations, by name or by path; all of models/populations/ where none is named.")
    var populations: [String] = []

    @Option(name: .long, help: "How many people of each to make.")
    var people = 1_000_000

    @Option(name: .long, help: "The seed of every random number.")
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Also change one feature of every person and look at the rules again.")
    var changed = false

    @Option(name: .long, help: "Threads that share the people; the counts do not depend on it.")
    var threads = 1

    @Option(name: .long, help: "The language of what is printed.")
    var language: LanguageOption = .english

    @Option(name: .long, help: "How the result is printed.")
    var format: OutputFormat = .text

    @OptionGroup var folders: WorkspaceOptions

    func validate() throws {
        if people < 1 { throw ValidationError("--people \(people): allowed is 1 or more") }
        if !(1...1024).contains(threads) {
            throw ValidationError("--threads \(threads): allowed is 1 to 1024")
        }
    }

    func run() throws {
        let workspace = folders.workspace
        let names = populations.isEmpty ? workspace.populationIDs() : populations
        let specifications = try names.map { name in
            let file = try workspace.file(ofPopulation: name)
            guard file.pathExtension == "yaml" else {
                throw ValidationError(
                    "\(name): only the specification of a population can be checked, not a table of people"
                )
            }
            return try Population.read(file)
        }
        var records: [PopulationCheckRecord] = []
        for (index, population) in specifications.enumerated() {
            let check = try check(population)
            let changes = try changed ? checkChanged(population) : nil
            records.append(PopulationCheckRecord(check, changes, of: population, seed: seed))
            if format == .text {
                if index > 0 { print("") }
                print(PopulationCheckTable(check, changes, of: population, language: language.language).text)
            }
        }
        if format == .json { try JSONPrinting.print(records) }
        if !records.allSatisfy(\.holds) { throw ExitStatus.usage.code }
    }

    private func check(_ population: Population) throws -> PopulationCheck {
        try BlockStream(people: people, threads: threads).fold(
            into: PopulationCheck(population),
            merge: { $0.merge($1) },
            add: { [seed] check, range in try check.add(range, seed: seed) }
        )
    }

    private func checkChanged(_ population: Population) throws -> ChangedPeopleCheck {
        try BlockStream(people: people, threads: threads).fold(
            into: try ChangedPeopleCheck(population),
            merge: { $0.merge($1) },
            add: { [seed] check, range in try check.add(range, seed: seed) }
        )
    }
}
