import ArgumentParser

/// The command line of Etalon.
@main
struct EtalonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "etalon",
        abstract: "The bench on which reconstructions of welfare-profiling models are measured.",
        discussion: """
            Etalon measures models: how fast they score a population, whether their probabilities are true, and what one change \
            about a person does to a score, a rank, a decision. It is no tool to score real claimants. Every parameter says \
            whether it is published, recalled, inferred or assumed.

            Exit codes: 0 fine; 1 usage or configuration; 2 regressed; 3 not comparable or invalid environment; \
            4 improvements only (on request); 5 plugin or model error; 130 interrupted.
            """,
        version: Version.current,
        subcommands: [
            ListCommand.self,
            DescribeCommand.self,
            ValidateCommand.self,
            RunCommand.self,
            GateCommand.self,
            HistoryCommand.self,
            CalibrateCommand.self,
            CountCommand.self,
            CompareCommand.self,
            ReportCommand.self,
            ScoreCommand.self,
            ExplainCommand.self,
            VerifyCommand.self,
            MeasureCommand.self,
            PopulationCommand.self,
            ImportCommand.self,
            FitCommand.self,
            PluginCommand.self,
            WorkerCommand.self,
            BenchmarkCommand.self,
            ScoresWorkerCommand.self,
            PluginCheckWorkerCommand.self,
        ]
    )

    /// Parses, runs, and ends the process with a documented exit code: a wrong command line is 1, as every other fault of usage.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            StandardError.print(fullMessage(for: error))
            exit(withError: ExitStatus.usage.code)
        }
    }
}
