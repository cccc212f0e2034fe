import ArgumentParser

/// The population that a person of `etalon explain` and `etalon verify` is of.
struct ExplainedPopulation: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The population, by name or as a CSV file; the model's own where not given.",
            valueName: "name"
        )
    )
    var population: String?

    @Option(
        name: .long,
        help:
            "How many people a generator makes: those among whom a capacity ranks the person (default: 100000)."
    )
    var people: Int?

    @Option(name: .long, help: "The seed of the generator.")
    var seed: UInt64 = 1

    func validate() throws {
        if let people, people < 1 { throw ValidationError("--people \(people): allowed is 1 or more") }
    }
}
