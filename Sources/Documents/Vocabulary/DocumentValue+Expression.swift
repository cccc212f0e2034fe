package import Scoring

extension DocumentValue {
    /// The expression over `schema` that the text writes down.
    ///
    /// - Parameters:
    ///   - schema: the features it may name.
    ///   - constants: names that stand for numbers.
    ///   - result: the feature whose values it yields, if it is one with levels.
    /// - Returns: nil, with a diagnostic at the fault's own place, where it cannot be read.
    package func expression(
        schema: Schema,
        constants: [String: Double] = [:],
        resultingIn result: Feature? = nil
    ) -> Expression? {
        guard let text = text() else { return nil }
        do {
            return try Expression(
                parsing: text,
                schema: schema,
                constants: constants,
                resultingIn: result
            )
        } catch {
            switch error {
            case .unknownFeature(let name, let known):
                report(.unknownWord(name, what: "feature", known: known), at: offset(of: name, in: text))
            case .unknownLevel(let feature, let level, let known):
                report(
                    .unknownWord(level, what: "level of '\(feature)'", known: known),
                    at: offset(of: level, in: text)
                )
            case .expression(_, let offset, let problem):
                report(.expression(problem: problem), at: offset)
            default:
                report(.expression(problem: "\(error)"), at: 0)
            }
            return nil
        }
    }

    private func offset(of word: String, in text: String) -> Int {
        guard let found = text.firstRange(of: word) else { return 0 }
        return text.distance(from: text.startIndex, to: found.lowerBound)
    }

    /// Reports a fault at a character of the text; of a block of lines the first line is named.
    private func report(_ problem: DiagnosticProblem, at offset: Int) {
        let shift =
            switch scalar?.style {
            case .plain: offset
            case .quoted: offset + 1
            case .block, nil: 0
            }
        diagnostics.report(
            problem,
            file: file,
            at: DocumentPosition(line: node.position.line, column: node.position.column + shift),
            keyPath: keyPath
        )
    }
}
