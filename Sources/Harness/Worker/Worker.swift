import Dispatch

/// Runs plans in processes of their own, so that nothing a plugin does can reach this process.
///
/// The worker is stopped with everything it started when it exceeds a limit, when the task that waits for it is
/// cancelled, and when this process ends, however it ends.
package struct Worker: Sendable {
    /// How the processes are started.
    package let launch: WorkerLaunch

    /// A worker started as `launch` says.
    package init(launch: WorkerLaunch) {
        self.launch = launch
    }

    /// Runs one plan in one new process and returns when it has ended.
    ///
    /// - Parameters:
    ///   - plan: what to do; the process gets it as JSON.
    ///   - replying: the type of what it sends.
    ///   - limits: what it may use.
    ///   - turns: by which the caller says when it is this worker's turn; nil for a worker that waits for none.
    ///   - onReply: called with every reply as it arrives, in order, on one thread; it keeps the worker waiting.
    /// - Returns: how it ended, and every reply that arrived, whichever way it ended.
    package func run<Plan: Encodable & Sendable, Reply: Decodable & Sendable>(
        _ plan: Plan,
        replying: Reply.Type = Reply.self,
        limits: WorkerLimits = WorkerLimits(),
        turns: WorkerTurns? = nil,
        onReply: @escaping @Sendable (Reply) -> Void = { _ in }
    ) async -> WorkerReport<Reply> {
        let cancellation = CancellationFlag()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue(label: "etalon.worker").async {
                    continuation.resume(
                        returning: supervise(
                            plan,
                            limits: limits,
                            cancellation: cancellation,
                            turns: turns,
                            onReply: onReply
                        )
                    )
                }
            }
        } onCancel: {
            cancellation.set()
        }
    }

    /// Runs every plan in a process of its own, at most `concurrency` at once.
    ///
    /// - Parameters:
    ///   - plans: what to do.
    ///   - replying: the type of what they send.
    ///   - concurrency: processes at once; measurements of time want one.
    ///   - limits: what each may use.
    ///   - onReply: called with the index of the plan and a reply as it arrives; calls for different plans may
    ///     overlap.
    /// - Returns: the reports in the order of the plans.
    package func run<Plan: Encodable & Sendable, Reply: Decodable & Sendable>(
        all plans: [Plan],
        replying: Reply.Type = Reply.self,
        concurrency: Int,
        limits: WorkerLimits = WorkerLimits(),
        onReply: @escaping @Sendable (Int, Reply) -> Void = { _, _ in }
    ) async -> [WorkerReport<Reply>] {
        await withTaskGroup(of: (Int, WorkerReport<Reply>).self) { group in
            var reports: [Int: WorkerReport<Reply>] = [:]
            for (index, plan) in plans.enumerated() {
                if index >= max(1, concurrency), let (finished, report) = await group.next() {
                    reports[finished] = report
                }
                group.addTask {
                    (index, await run(plan, limits: limits) { onReply(index, $0) })
                }
            }
            for await (finished, report) in group {
                reports[finished] = report
            }
            return plans.indices.compactMap { reports[$0] }
        }
    }

    private func supervise<Plan: Encodable, Reply: Decodable & Sendable>(
        _ plan: Plan,
        limits: WorkerLimits,
        cancellation: CancellationFlag,
        turns: WorkerTurns?,
        onReply: (Reply) -> Void
    ) -> WorkerReport<Reply> {
        var replies: [Reply] = []
        let order: Frame
        do {
            order = try WorkerMessage.frame(
                .order,
                WorkerMessage.Order(version: WorkerMessage.version, dataLimit: limits.dataLimit, plan: plan)
            )
        } catch {
            return notStarted("the plan cannot be written as JSON: \(error)")
        }
        do {
            let supervision = try withoutActuallyEscaping(onReply) { onReply in
                let supervisor = try WorkerSupervisor(
                    launch: launch,
                    order: order.bytes,
                    limits: limits,
                    cancellation: cancellation,
                    turns: turns
                ) { frame in
                    let reply = try WorkerMessage.decode(Reply.self, from: frame.payload)
                    replies.append(reply)
                    onReply(reply)
                }
                return supervisor.run()
            }
            return WorkerReport(
                outcome: supervision.outcome,
                replies: replies,
                standardError: supervision.tail.text,
                standardErrorByteCount: supervision.tail.byteCount,
                usage: supervision.usage,
                elapsed: supervision.elapsed
            )
        } catch {
            return notStarted("\(launch.executable): \(error)")
        }
    }

    private func notStarted<Reply>(_ reason: String) -> WorkerReport<Reply> {
        WorkerReport(
            outcome: .notStarted(reason: reason),
            replies: [],
            standardError: "",
            standardErrorByteCount: 0,
            usage: nil,
            elapsed: .zero
        )
    }
}
