import Foundation
import Results
import TestSupport
import Testing

@Suite("Gate")
struct GateComparisonTests {
    /// The sample run, without its failed model.
    private static var run: RunDocument {
        var document = RunDocument.sample
        document.errors = []
        return document
    }

    /// The verdict on the metric at `index` after a change of the run.
    private func verdict(
        _ index: Int,
        baseline: RunDocument = run,
        _ change: (inout RunDocument) -> Void
    ) throws -> MetricVerdict {
        var current = Self.run
        change(&current)
        let report = GateComparison(baseline: baseline, current: current).report()
        return try #require(report.verdicts.first { $0.key == current.metrics[index].key })
    }

    private func metric(
        _ old: Metric,
        value: MetricValue? = nil,
        interval: MetricInterval? = nil,
        samples: [Double]? = nil,
        version: Int? = nil
    ) -> Metric {
        Metric(
            old.name,
            of: old.subject,
            value: value ?? old.value,
            unit: old.unit,
            direction: old.direction,
            classification: old.classification,
            interval: interval ?? old.interval,
            count: old.count,
            samples: samples ?? old.samples,
            version: version ?? old.version
        )
    }

    private func scaled(_ old: Metric, by factor: Double) -> Metric {
        metric(
            old,
            value: old.estimate.map { .estimate($0 * factor) },
            interval: old.interval.map {
                MetricInterval(
                    lower: $0.lower * factor,
                    upper: $0.upper * factor,
                    level: $0.level,
                    method: $0.method
                )
            },
            samples: old.samples?.map { $0 * factor }
        )
    }

    @Test("a run equals itself")
    func same() {
        let report = GateComparison(baseline: Self.run, current: Self.run).report()
        #expect(report.counts == [.equivalent: Self.run.metrics.count])
        #expect(report.exit() == .passed)
        #expect(report.notes.isEmpty)
    }

    @Test(
        "a statistic over the same people is exact to rounding",
        arguments: [
            (1 + 1e-12, VerdictState.equivalent), (1 + 1e-6, .regressed), (1 - 1e-6, .improved),
        ]
    )
    func brier(factor: Double, state: VerdictState) throws {
        #expect(try verdict(0) { $0.metrics[0] = scaled($0.metrics[0], by: factor) }.state == state)
    }

    @Test("without a better direction any change is one", arguments: [0.99, 1.01])
    func flips(factor: Double) throws {
        let verdict = try verdict(1) { $0.metrics[1] = scaled($0.metrics[1], by: factor) }
        #expect(verdict.state == .regressed)
        #expect(verdict.reason.contains("no direction is better"))
    }

    @Test("digests are equal or changed; other kernels make other last bits")
    func digests() throws {
        let other = metric(Self.run.metrics[3], value: .digest("0000"))
        #expect(try verdict(3) { $0.metrics[3] = other }.state == .regressed)
        let elsewhere = try verdict(3) {
            $0.metrics[3] = other
            $0.environment.blas.core = "Haswell"
        }
        #expect(elsewhere.state == .notComparable)
        #expect(elsewhere.reason == "BLAS core: Haswell, was Zen")
    }

    @Test(
        "timings of two runs are judged with reserve",
        arguments: [
            (1.03, VerdictState.equivalent), (0.8, .inconclusive), (1.3, .inconclusive), (0.3, .regressed),
        ]
    )
    func timings(factor: Double, state: VerdictState) throws {
        #expect(try verdict(2) { $0.metrics[2] = scaled($0.metrics[2], by: factor) }.state == state)
    }

    @Test("timings need a fit machine, a release build, and the same machine")
    func environment() throws {
        let slow = scaled(Self.run.metrics[2], by: 0.3)
        let busy = try verdict(2) {
            $0.metrics[2] = slow
            $0.environment.after?.pressure = 0.9
        }
        #expect(busy.state == .invalidEnvironment)
        var debug = Self.run
        debug.environment.build.configuration = "debug"
        let built = try verdict(2, baseline: debug) {
            $0.metrics[2] = slow
            $0.environment.build.configuration = "debug"
        }
        #expect(built.state == .invalidEnvironment)
        #expect(try verdict(2) { $0.environment.processor.model = "other" }.state == .notComparable)
        #expect(try verdict(2) { $0.models[0].plugin.transport = "pipe" }.state == .notComparable)
        #expect(try verdict(0) { $0.environment.processor.model = "other" }.state == .equivalent)
    }

    @Test("memory may move by a twentieth", arguments: [(1.04, VerdictState.equivalent), (1.06, .regressed)])
    func memory(factor: Double, state: VerdictState) throws {
        let index = try #require(Self.run.metrics.firstIndex { $0.name == MetricName.peakMemory })
        #expect(
            try verdict(index) { $0.metrics[index] = scaled($0.metrics[index], by: factor) }.state == state
        )
    }

    /// Instructions are counted with kernels and a BLAS core that every machine has: whose processor it is does not matter.
    @Test("instructions are compared across processors, and not across builds")
    func instructions() throws {
        func document(_ count: Double) -> RunDocument {
            var document = Self.run
            document.metrics = [
                Metric(
                    "instructions_per_row",
                    of: MetricSubject(model: "m"),
                    value: .estimate(count),
                    unit: "instructions",
                    direction: .lower,
                    classification: .count,
                    count: 2,
                    samples: [count, count]
                )
            ]
            return document
        }
        func report(_ count: Double, _ change: (inout RunDocument) -> Void) -> GateReport {
            var current = document(count)
            change(&current)
            return GateComparison(baseline: document(1000), current: current).report()
        }
        let elsewhere = report(1004) {
            $0.environment.processor.model = "other"
            $0.configuration.threads = 8
            $0.environment.after?.pressure = 0.99
        }
        #expect(elsewhere.verdicts.map(\.state) == [.equivalent])
        #expect(elsewhere.notes.isEmpty)
        #expect(report(1006) { _ in }.verdicts.map(\.state) == [.regressed])
        #expect(report(990) { _ in }.verdicts.map(\.state) == [.improved])
        for change: (inout RunDocument) -> Void in [
            { $0.environment.processor.architecture = "other" },
            { $0.environment.build.configuration = "debug" },
            { $0.environment.build.swiftVersion = "7" }, { $0.environment.system.libc = "musl" },
            { $0.environment.kernels = "portable" }, { $0.environment.blas.library = "reference" },
        ] {
            let other = report(2000, change)
            #expect(other.verdicts.map(\.state) == [.notComparable])
            #expect(other.exit() == .passed)
            #expect(other.notes.count == 1)
        }
    }

    @Test("a count whose repeats differ says nothing")
    func noisyCount() throws {
        let index = try #require(Self.run.metrics.firstIndex { $0.name == MetricName.peakMemory })
        let verdict = try verdict(index) {
            $0.metrics[index] = metric($0.metrics[index], samples: [100, 120])
        }
        #expect(verdict.state == .inconclusive)
    }

    @Test("becoming undefined is worse, being undefined twice is the same")
    func undefined() throws {
        let lost = try verdict(0) {
            $0.metrics[0] = metric($0.metrics[0], value: .undefined(because: "no people"))
        }
        #expect(lost.state == .regressed)
        #expect(try verdict(4) { $0.metrics[4].count = 3 }.state == .equivalent)
        let found = try verdict(4) { $0.metrics[4] = metric($0.metrics[4], value: .estimate(1)) }
        #expect(found.state == .improved)
    }

    @Test("a number that was 0 has no relative change, and its change is seen")
    func zero() throws {
        var baseline = Self.run
        baseline.metrics[0] = metric(baseline.metrics[0], value: .estimate(0))
        let verdict = try verdict(0, baseline: baseline) { _ in }
        #expect(verdict.state == .regressed)
        #expect(verdict.relativeChange == nil)
    }

    @Test("another definition is not comparable")
    func version() throws {
        #expect(try verdict(0) { $0.metrics[0] = metric($0.metrics[0], version: 3) }.state == .notComparable)
    }

    @Test(
        "over other people the sampling error decides",
        arguments: [
            (1.0, VerdictState.equivalent), (1.2, .regressed), (0.8, .improved), (1.049, .inconclusive),
        ]
    )
    func otherPeople(factor: Double, state: VerdictState) throws {
        let verdict = try verdict(0) {
            $0.configuration.seed = 43
            $0.metrics[0] = scaled($0.metrics[0], by: factor)
        }
        #expect(verdict.state == state)
    }

    @Test("numbers of people who are weighted otherwise are other numbers")
    func weights() throws {
        let verdict = try verdict(0) { $0.populations[0].weight = "pond" }
        #expect(verdict.state == .notComparable)
        #expect(verdict.reason == "weighted by pond, was by nothing")
    }

    @Test("what is on one side only is new or removed; what failed is an error")
    func presence() {
        var current = Self.run
        let gone = current.metrics.removeFirst()
        current.metrics.append(
            Metric(
                "fresh",
                of: MetricSubject(model: "m"),
                value: .estimate(1),
                unit: "1",
                direction: .lower,
                classification: .exact
            )
        )
        current.errors = RunDocument.sample.errors
        let report = GateComparison(baseline: Self.run, current: current).report()
        #expect(report.verdicts.first?.state == .error)
        #expect(report.verdicts.last?.key == gone.key && report.verdicts.last?.state == .removed)
        #expect(report.counts[.new] == 1)
        #expect(report.exit() == .failed)
        #expect(report.gravestFirst.first?.state == .error)
    }

    @Test(
        "states and policies make the exit code",
        arguments: [
            ([.equivalent, .new, .removed, .inconclusive, .improved], GatePolicy(), GateExit.passed),
            ([.regressed, .improved], GatePolicy(), .regressed),
            ([.regressed, .error], GatePolicy(), .failed),
            ([.inconclusive], GatePolicy(failsOnInconclusive: true), .regressed),
            ([.notComparable], GatePolicy(), .passed),
            ([.notComparable], GatePolicy(requiresComparability: true), .notComparable),
            ([.invalidEnvironment, .regressed], GatePolicy(requiresComparability: true), .regressed),
            ([.improved, .equivalent], GatePolicy(reportsImprovements: true), .improved),
            ([], GatePolicy(), .passed),
        ] as [([VerdictState], GatePolicy, GateExit)]
    )
    func exits(states: [VerdictState], policy: GatePolicy, exit: GateExit) {
        let verdicts = states.map { state in
            MetricVerdict(
                key: MetricKey(subject: MetricSubject(model: "m"), name: state.rawValue),
                classification: .exact,
                unit: "1",
                direction: .none,
                state: state,
                reason: ""
            )
        }
        #expect(GateReport(baseline: "a", current: "b", verdicts: verdicts).exit(policy: policy) == exit)
    }

    @Test("scores by other kernels may put somebody on the other side of a threshold")
    func otherKernels() throws {
        let index = try #require(
            Self.run.metrics.firstIndex { $0.classification == .sampled && ($0.estimate ?? 0) > 0 }
        )
        let step = 0.0005 / (Self.run.metrics[index].estimate ?? 1)
        let bits = try verdict(index) { document in
            document.environment.kernels = "portable"
            document.metrics[index] = scaled(document.metrics[index], by: 1 + step)
        }
        #expect(bits.state == .equivalent, "\(bits.reason)")
        let change = try verdict(index) { document in
            document.environment.kernels = "portable"
            document.metrics[index] = scaled(document.metrics[index], by: 1 + 10 * step)
        }
        #expect(change.state != .equivalent)
        let same = try verdict(index) { document in
            document.metrics[index] = scaled(document.metrics[index], by: 1 + step)
        }
        #expect(same.state != .equivalent, "with the same kernels nothing of the kind is tolerated")
    }

    @Test("the report for programs has every state, every verdict, and the exit code")
    func json() throws {
        let report = GateReport.sample
        let object = try JSONSerialization.jsonObject(with: try report.json(exit: .failed)) as? [String: Any]
        let json = try #require(object)
        #expect(json["schema"] as? String == "etalon.gate/1")
        #expect(json["exitCode"] as? Int == 5)
        let counts = try #require(json["counts"] as? [String: Int])
        #expect(Set(counts.keys) == Set(VerdictState.allCases.map(\.rawValue)))
        #expect(counts.values.allSatisfy { $0 == 1 })
        #expect((json["verdicts"] as? [[String: Any]])?.count == report.verdicts.count)
    }
}
