/// Tests from outside whether a plugin keeps the contract of its interface.
///
/// Every check runs in a worker. A plugin that takes the process with it fails the check that was running, and the
/// others go on in a new worker.
package struct PluginContractCheck: Sendable {
    /// How the workers are started.
    package let worker: Worker
    /// What one worker may use.
    package let limits: WorkerLimits

    /// A contract test.
    package init(
        worker: Worker = Worker(
            launch: .thisExecutable(blasThreads: 1, subcommand: WorkerLaunch.pluginCheckSubcommand)
        ),
        limits: WorkerLimits = WorkerLimits(wallClock: .seconds(120), memory: 2 << 30)
    ) {
        self.worker = worker
        self.limits = limits
    }

    /// Runs every check of `plan`.
    package func run(_ plan: PluginCheckPlan) async -> PluginContractReport {
        var identity: PluginIdentity?
        var verdicts: [ContractCheck: ContractVerdict] = [:]
        for check in plan.skipped { verdicts[check] = .skipped("not asked for") }
        while verdicts.count < ContractCheck.allCases.count {
            var rest = plan
            rest.skipped = ContractCheck.allCases.filter { verdicts[$0] != nil && $0 != .loads }
            let report = await worker.run(rest, replying: PluginCheckReply.self, limits: limits)
            var running: ContractCheck?
            for reply in report.replies {
                switch reply {
                case .identity(let found): identity = found
                case .started(let check): running = check
                case .verdict(let check, let verdict):
                    verdicts[check] = verdict
                    running = nil
                }
            }
            if report.outcome == .finished, running == nil { break }
            let words = Self.words(of: report)
            guard let running, report.outcome != .cancelled else {
                Self.fill(&verdicts, with: .skipped(words))
                break
            }
            verdicts[running] = .failed(words)
            if running == .loads { break }
        }
        Self.fill(&verdicts, with: .skipped("the plugin could not be loaded"))
        return PluginContractReport(
            identity: identity,
            rows: ContractCheck.allCases.compactMap { check in
                verdicts[check].map { PluginContractReport.Row(check: check, verdict: $0) }
            }
        )
    }

    private static func fill(
        _ verdicts: inout [ContractCheck: ContractVerdict],
        with verdict: ContractVerdict
    ) {
        for check in ContractCheck.allCases where verdicts[check] == nil {
            verdicts[check] = verdict
        }
    }

    /// How a worker ended, with the last line it wrote.
    private static func words(of report: WorkerReport<PluginCheckReply>) -> String {
        let last = report.standardError.split(separator: "\n").last
        return last.map { "the plugin \(report.outcome); its last line: \($0)" }
            ?? "the plugin \(report.outcome)"
    }
}
