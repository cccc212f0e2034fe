import Glibc

/// Starts one worker and stays with it until it has ended: feeds it, reads it, watches its time and memory.
///
/// Everything happens on the thread that calls `run`, in one loop, so that no order of events can surprise.
final class WorkerSupervisor {
    /// How often limits are looked at, in milliseconds.
    private static let tick: Int32 = 20
    /// What a pipe can hold after its writer has ended, at most.
    private static let largestPipe = 1 << 20

    private let limits: WorkerLimits
    private let cancellation: CancellationFlag
    private let turns: WorkerTurns?
    private let receive: (Frame) throws -> Void
    private let start: ContinuousClock.Instant
    private var child: StartedChild
    private var order: [UInt8]
    private var written = 0

    private var decoder: FrameDecoder
    private var tail: StandardErrorTail
    private var peak = 0
    private var lastLook: ContinuousClock.Instant?
    private var ending: WorkerMessage.FrameType?
    private var failureMessage: String?
    private var reportedUsage: WorkerUsage?
    private var stop: (outcome: WorkerOutcome, killAt: ContinuousClock.Instant)?
    private var killed = false
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    /// Starts a worker that gets `order`; `receive` is called with every reply.
    ///
    /// - Throws: `SystemError` where the worker cannot be started.
    init(
        launch: WorkerLaunch,
        order: [UInt8],
        limits: WorkerLimits,
        cancellation: CancellationFlag,
        turns: WorkerTurns?,
        receive: @escaping (Frame) throws -> Void
    ) throws(SystemError) {
        self.limits = limits
        self.cancellation = cancellation
        self.turns = turns
        self.receive = receive
        self.order = order
        decoder = FrameDecoder(largestPayload: limits.largestReply)
        tail = StandardErrorTail(capacity: limits.standardErrorTail)
        start = .now
        child = try StartedChild.start(launch)
    }

    /// Returns when the worker and all it started have ended.
    func run() -> Supervision {
        while !child.process.hasEnded() {
            watch()
            exchange()
        }
        child.process.signalGroup(SIGKILL)
        for _ in 0..<(Self.largestPipe / buffer.count) {
            readOutput()
            readError()
        }
        let (status, usage) = child.process.reap()
        return Supervision(
            outcome: outcome(of: status, peak: usage.ru_maxrss * 1024),
            usage: finalUsage(counted: usage),
            tail: tail,
            elapsed: .now - start
        )
    }

    // MARK: Limits

    private func watch() {
        let now = ContinuousClock.now
        if let stop {
            if now >= stop.killAt, !killed {
                child.process.signalGroup(SIGKILL)
                killed = true
            }
            return
        }
        if cancellation.isSet {
            end(as: .cancelled, grace: limits.grace)
        } else if now - start >= limits.wallClock {
            end(as: .timedOut(limit: limits.wallClock), grace: limits.grace)
        }
        if let lastLook, now - lastLook < .milliseconds(Int(Self.tick)) { return }
        lastLook = now
        guard let memory = ProcessMemory(process: child.process.identifier) else { return }
        let descendants = ProcessMemory.residentBytesOfDescendants(of: child.process.identifier)
        peak = max(peak, memory.peakResidentBytes, memory.residentBytes + descendants)
        if let limit = limits.memory, peak > limit {
            end(as: .memoryExceeded(peak: peak, limit: limit), grace: .zero)
        }
    }

    private func end(as outcome: WorkerOutcome, grace: Duration) {
        guard stop == nil else { return }
        stop = (outcome, .now + grace)
        child.process.signalGroup(grace == .zero ? SIGKILL : SIGTERM)
        killed = grace == .zero
    }

    // MARK: Channels

    /// Waits for something to happen, a tick at most, and moves the bytes there are.
    private func exchange() {
        var list: [pollfd] = []
        if written < order.count {
            list.append(pollfd(fd: child.input.number, events: Int16(POLLOUT), revents: 0))
        }
        if let number = child.output?.number {
            list.append(pollfd(fd: number, events: Int16(POLLIN), revents: 0))
        }
        if let number = child.error?.number {
            list.append(pollfd(fd: number, events: Int16(POLLIN), revents: 0))
        }
        let wait = child.output == nil && child.error == nil ? 1 : Self.tick
        guard unsafe poll(&list, nfds_t(list.count), wait) > 0 else { return }
        writeOrder()
        readOutput()
        readError()
    }

    private func writeOrder() {
        guard written < order.count else { return }
        do {
            written += try child.input.write(order, from: written, isSocket: true)
        } catch {
            // The worker ended before it read its order: how it ended says why.
            written = order.count
        }
        if written == order.count {
            order = []
            written = 0
            guard let turns else { return }
            let lowest = Channel.lowestDescriptor
            if let input = try? FileDescriptor(duplicating: child.input.number, atLeast: lowest) {
                turns.open(input)
            } else {
                let reason = "this process can open no more files; raise the limit with ulimit -n"
                end(as: .notStarted(reason: reason), grace: .zero)
            }
        }
    }

    private func readOutput() {
        let count = readSome(&child.output)
        guard count > 0, !isUnreadable else { return }
        decoder.append(buffer[..<count])
        do {
            while let frame = try decoder.next() {
                try take(frame)
            }
        } catch let problem as FrameDecoder.LengthError {
            end(as: .unreadable(reason: "a reply announces \(problem.announced) bytes"), grace: .zero)
        } catch {
            end(as: .unreadable(reason: "\(error)"), grace: .zero)
        }
    }

    private func readError() {
        let count = readSome(&child.error)
        tail.append(buffer[..<count])
    }

    /// Reads to the start of the buffer what is there; closes at the end of the stream.
    private func readSome(_ descriptor: inout FileDescriptor?) -> Int {
        switch (try? descriptor?.read(into: &buffer)) ?? .endOfFile {
        case .bytes(let count): return count
        case .wouldBlock: return 0
        case .endOfFile:
            descriptor = nil
            return 0
        }
    }

    private func take(_ frame: Frame) throws {
        switch WorkerMessage.FrameType(rawValue: frame.type) {
        case .reply: try receive(frame)
        case .failure:
            ending = .failure
            failureMessage = try WorkerMessage.decode(WorkerMessage.Failure.self, from: frame.payload).message
        case .end:
            ending = .end
            reportedUsage = try WorkerMessage.decode(WorkerUsage.self, from: frame.payload)
        case .order, nil:
            end(as: .unreadable(reason: "a message of unknown type \(frame.type)"), grace: .zero)
        }
    }

    private var isUnreadable: Bool {
        if case .unreadable? = stop?.outcome { true } else { false }
    }

    // MARK: Judgement

    /// What the worker said it used, or the kernel where it did not come to say it.
    private func finalUsage(counted: rusage) -> WorkerUsage {
        var usage = reportedUsage ?? WorkerUsage(counted, peakResidentBytes: peak)
        usage.peakResidentBytes = max(usage.peakResidentBytes, peak)
        return usage
    }

    /// What to call the end of a process.
    ///
    /// `countedPeak` is the most bytes in physical memory as the kernel counted them, those of this process, which
    /// started the worker, included: it tells where the worker died between two looks at its memory.
    private func outcome(of status: ChildProcess.Status, peak countedPeak: Int) -> WorkerOutcome {
        if ending == .end, status == .exited(code: 0), !isUnreadable { return .finished }
        if let stop { return stop.outcome }
        switch status {
        case .signalled(let number):
            let own = ProcessMemory.current()?.peakResidentBytes ?? .max
            if let limit = limits.memory, countedPeak > limit, own <= limit {
                return .memoryExceeded(peak: countedPeak, limit: limit)
            }
            return .crashed(signal: number)
        case .exited(let code):
            return .failed(exitCode: code, message: failureMessage)
        }
    }
}
