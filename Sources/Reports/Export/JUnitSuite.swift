import Results

/// The cases of one model.
struct JUnitSuite {
    let name: String
    let cases: [JUnitCase]

    var counts: (tests: Int, failures: Int, errors: Int, skipped: Int) {
        cases.reduce(into: (cases.count, 0, 0, 0)) { counts, testCase in
            switch testCase.outcome {
            case .passed: break
            case .failure: counts.1 += 1
            case .error: counts.2 += 1
            case .skipped: counts.3 += 1
            }
        }
    }

    func lines(of document: RunDocument) -> [String] {
        let attributes = [
            ("name", name), ("tests", "\(counts.tests)"), ("failures", "\(counts.failures)"),
            ("errors", "\(counts.errors)"), ("skipped", "\(counts.skipped)"),
            ("timestamp", String(document.run.started.description.prefix(19))),
        ]
        return [XML.open("testsuite", attributes)] + cases.flatMap(\.lines).map { "  \($0)" } + [
            "</testsuite>"
        ]
    }
}
