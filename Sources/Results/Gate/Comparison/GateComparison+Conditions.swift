extension GateComparison {
    /// What holds for the comparison as a whole.
    func notes() -> [String] {
        let ours = current.metrics.filter { $0.classification == .timing || $0.classification == .count }
        let areInstructions = Set(ours.map(\.name)) == [MetricName.instructionsPerRow]
        let differences =
            areInstructions
            ? current.countingKey.differences(from: baseline.countingKey)
            : current.comparabilityKey.differences(from: baseline.comparabilityKey)
        let words = differences.map { difference in
            "\(difference.ours.name) \(difference.ours.value ?? "unknown"), was \(difference.theirs.value ?? "unknown")"
        }
        var notes: [String] = []
        if !words.isEmpty {
            notes.append("timings and counts are not compared: " + words.joined(separator: "; "))
        }
        guard current.metrics.contains(where: { $0.classification == .timing }) else { return notes }
        if let reason = unfitness(of: baseline).map({ "the baseline was measured badly: \($0)" }) {
            notes.append(reason)
        }
        if let reason = unfitness(of: current).map({ "the new run was measured badly: \($0)" }) {
            notes.append(reason)
        }
        return notes
    }

    /// Why the two sides of a deterministic number did not have the same inputs; nil where they had.
    func inputDifference(of metric: Metric) -> String? {
        let (ours, theirs) = (current.configuration, baseline.configuration)
        if ours.seed != theirs.seed { return "the seed is \(ours.seed), was \(theirs.seed)" }
        if ours.people != theirs.people { return "\(ours.people) people, were \(theirs.people)" }
        guard let population = metric.subject.population else { return nil }
        let now = current.populations.first { $0.id == population }
        let before = baseline.populations.first { $0.id == population }
        return now?.sha256 == before?.sha256 ? nil : "the population \(population) is another one"
    }

    /// How people of the two sides are weighted otherwise, which makes other numbers of the same people; nil where they are not.
    func weightDifference(of metric: Metric) -> String? {
        func weight(_ document: RunDocument) -> String? {
            document.populations.first { $0.id == metric.subject.population }?.weight
        }
        let (now, before) = (weight(current), weight(baseline))
        return now == before ? nil : "weighted by \(now ?? "nothing"), was by \(before ?? "nothing")"
    }

    /// Why scores may differ in their last bits without any change of the model; nil where they may not.
    var kernelDifference: String? {
        let names: Set<String> = ["architecture", "BLAS library", "BLAS version", "BLAS core", "kernels"]
        let differences = current.comparabilityKey.differences(from: baseline.comparabilityKey)
        return differences.first { names.contains($0.ours.name) }.map {
            "\($0.ours.name): \($0.ours.value ?? "unknown"), was \($0.theirs.value ?? "unknown")"
        }
    }

    /// Why timings or counts of a metric are not comparable; nil where they are.
    func machineDifference(of metric: Metric) -> String? {
        let differences =
            metric.name == MetricName.instructionsPerRow
            ? current.countingKey.differences(from: baseline.countingKey)
            : current.comparabilityKey.differences(from: baseline.comparabilityKey)
        if let first = differences.first {
            let names = differences.map(\.ours.name).joined(separator: ", ")
            return differences.count == 1
                ? "\(names): \(first.ours.value ?? "unknown"), was \(first.theirs.value ?? "unknown")"
                : "other \(names)"
        }
        let now = current.models.first { $0.id == metric.subject.model }?.plugin
        let before = baseline.models.first { $0.id == metric.subject.model }?.plugin
        return now?.transport == before?.transport && now?.kind == before?.kind
            ? nil : "the model is loaded in another way"
    }

    /// Why timings of a run cannot be trusted; nil where they can.
    func unfitness(of document: RunDocument) -> String? {
        let environment = document.environment
        let limits = thresholds.environment
        if environment.build.configuration == "debug" { return "Etalon was built for debugging" }
        let pressure = max(environment.before.pressure ?? 0, environment.after?.pressure ?? 0)
        if pressure > limits.pressure { return "some program waited \(Percent.text(pressure)) of the time" }
        let stolen = environment.after.flatMap { environment.before.stolenShare(until: $0) } ?? 0
        return stolen > limits.stolen ? "the hypervisor took \(Percent.text(stolen)) of the time" : nil
    }
}
