/// The worker's side of `PluginContractCheck`.
package enum ContractWorker {
    /// Runs the checks of the plan that arrives on standard input, and ends the process.
    package static func run() -> Never {
        WorkerMain.run { (plan: PluginCheckPlan, replies: WorkerReplies<PluginCheckReply>) in
            try check(plan, replies)
        }
    }

    private static func check(_ plan: PluginCheckPlan, _ replies: WorkerReplies<PluginCheckReply>) throws {
        try replies.send(.started(.loads))
        let subject: ContractSubject
        do {
            subject = try ContractSubject(plan)
        } catch {
            try replies.send(.verdict(.loads, .failed("\(error)")))
            return
        }
        try replies.send(.identity(subject.identity))
        try replies.send(.verdict(.loads, .passed))
        for check in ContractCheck.allCases where check != .loads && !plan.skipped.contains(check) {
            try replies.send(.started(check))
            try replies.send(.verdict(check, verdict(of: check, on: subject)))
        }
    }

    private static func verdict(of check: ContractCheck, on subject: ContractSubject) -> ContractVerdict {
        do {
            return try subject.verdict(of: check)
        } catch let error as ContractFailure {
            return .failed(error.reason)
        } catch {
            return .failed("\(error)")
        }
    }
}

/// What a check saw that it must not see.
struct ContractFailure: Error, Equatable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
