/// What a supervisor knows when its worker has ended.
struct Supervision {
    let outcome: WorkerOutcome
    let usage: WorkerUsage
    let tail: StandardErrorTail
    let elapsed: Duration
}
