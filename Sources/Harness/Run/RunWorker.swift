import DenseMatrix
import Foundation
import Measures
import Results
import Scoring

/// What a worker process does: loads one model, makes its people, takes the measures, and sends what it finds.
package struct RunWorker: Sendable {
    private let plan: RunPlan

    /// A worker's work.
    package init(plan: RunPlan) {
        self.plan = plan
    }

    /// Does it; each measure is sent as soon as it is taken, so that it stands whatever happens next.
    ///
    /// - Throws: what loading, making people, scoring and sending throw.
    package func run(sending replies: WorkerReplies<RunReply>) throws {
        try replies.send(.progress(stage: "load", share: 0))
        let runnable = try RunnableModel(folder: URL(filePath: plan.modelFolder), threads: plan.threads)
        try replies.send(.model(runnable.record))
        let model = runnable.model
        let source = try PeopleSource(
            file: URL(filePath: plan.populationFile),
            people: plan.people,
            seed: plan.seed,
            model: model.descriptor,
            outcomeColumn: plan.outcomeColumn,
            weightColumn: plan.weightColumn
        )
        try replies.send(.population(source.record))
        let subject = MetricSubject(
            model: runnable.record.id,
            population: source.record.id,
            output: model.descriptor.outputs[model.descriptor.decision.output].name
        )

        if plan.measures.contains(.throughput) {
            try replies.send(.progress(stage: MeasureName.throughput.rawValue, share: 0))
            let people = try source.block(0..<min(source.count, 1 << 16)).people
            let measurements = try ThroughputMeter(settings: plan.throughput).measure(model, on: people)
            try replies.send(.findings(Findings(measurements, of: subject)))
        }
        if let reference = plan.reference {
            let shift = try PopulationShift(plan: plan, reference: URL(filePath: reference), model: model)
            try replies.send(
                .findings(
                    try shift.findings(of: subject) { share in
                        try replies.send(.progress(stage: "shift", share: share))
                    }
                )
            )
        }
        if plan.measures.contains(where: { $0 == .calibration || $0 == .counterfactual }) {
            let pass = try PopulationPass(plan: plan, model: model, source: source)
            try replies.send(
                .findings(
                    try pass.findings(of: subject) { share in
                        try replies.send(.progress(stage: "measure", share: share))
                    }
                )
            )
        }
        if plan.measures.contains(.counterfactual) {
            let pass = CausalPass(plan: plan, model: model, source: source)
            try replies.send(.findings(try pass.findings(of: subject)))
        }
        for measure in MeasureName.inDepth where plan.measures.contains(measure) {
            try replies.send(.progress(stage: measure.rawValue, share: 0))
            let pass = SensitivityPass(plan: plan, model: model, source: source)
            try replies.send(.findings(try pass.findings(measure, of: subject)))
        }
    }
}
