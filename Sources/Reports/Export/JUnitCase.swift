import Results

/// One metric, or one thing that could not be measured.
struct JUnitCase {
    enum Outcome {
        case passed
        case failure(String)
        case error(String, String)
        case skipped(String)
    }

    let className: String
    let name: String
    let outcome: Outcome
    let output: String

    init(className: String, name: String, outcome: Outcome, output: String) {
        self.className = className
        self.name = name
        self.outcome = outcome
        self.output = output
    }

    init(key: MetricKey, outcome: Outcome, output: String) {
        let subject = key.subject
        let coordinates = subject.coordinates.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
        self.init(
            className: [subject.model, subject.population, subject.output].compactMap(\.self)
                .joined(separator: "."),
            name: key.name + (coordinates.isEmpty ? "" : "[\(coordinates)]"),
            outcome: outcome,
            output: output
        )
    }

    init(_ verdict: MetricVerdict) {
        let outcome: Outcome =
            switch verdict.state {
            case .regressed: .failure(verdict.reason)
            case .error: .error(verdict.reason, "")
            case .inconclusive, .notComparable, .invalidEnvironment, .removed:
                .skipped("\(verdict.state.rawValue): \(verdict.reason)")
            case .improved, .equivalent, .new: .passed
            }
        self.init(
            key: verdict.key,
            outcome: outcome,
            output: "\(verdict.state.rawValue): \(verdict.reason)"
        )
    }

    var lines: [String] {
        let head = [("classname", className), ("name", name)]
        var inner: [String] = []
        switch outcome {
        case .passed: break
        case .failure(let message): inner.append(XML.empty("failure", [("message", message)]))
        case .error(let message, let detail):
            inner.append(XML.element("error", [("message", message)], detail))
        case .skipped(let message): inner.append(XML.empty("skipped", [("message", message)]))
        }
        if !output.isEmpty { inner.append(XML.element("system-out", [], output)) }
        return inner.isEmpty
            ? [XML.empty("testcase", head)]
            : [XML.open("testcase", head)] + inner.map { "  \($0)" } + ["</testcase>"]
    }
}
