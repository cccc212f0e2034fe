import Documents
import Scoring

/// Decodes sums of terms: the families `linear`, `logistic` and `additive`.
///
/// ```yaml
/// outputs:
///   - name: probability
///     label: {en: ..., fr: ...}
///     kind: probability                       # or score; probability for the logit link, score for others unless given
///     link: logit                             # or identity, log; the family decides unless given
///     provenance: {published: source}         # of bare numbers in this output
///     intercept: {value: 0.10, published: source}
///     offset: exposure                        # a formula that is added as it is
///     coefficients: {age: 0.02, income: -0.1} # numbers times values, one a line
///     terms: [...]                            # see TermDecoder
///     file: parameters.json                   # instead of intercept and terms: see AdditiveParameterFile
///     format: etalon                          # or coefficients, scorecard: CSV files, see CoefficientFile and ScorecardFile
/// ```
struct AdditiveDecoder {
    let context: DecodingContext
    let family: String

    /// The part; nil, with every fault reported, where there is none.
    func part(_ reader: MappingReader) -> AdditivePart? {
        guard let values = reader.required("outputs")?.list() else { return nil }
        guard !values.isEmpty else {
            reader.report(.invalid(reason: "at least one output is needed"), key: "outputs")
            return nil
        }
        var names: Set<String> = []
        var predictors: [Predictor] = []
        for value in values {
            guard let predictor = value.mapping(predictor) else { continue }
            if names.insert(predictor.output.name).inserted {
                predictors.append(predictor)
            } else {
                value.report(.duplicateName(predictor.output.name, what: "output"))
            }
        }
        guard predictors.count == values.count else { return nil }
        return AdditivePart(predictors: predictors, schema: context.schema)
    }

    private func predictor(_ reader: MappingReader) -> Predictor? {
        let score =
            switch family {
            case "logistic": ScoreOutput(reader, links: ["logit": .logistic], unlessGiven: .logistic)
            case "linear":
                ScoreOutput(
                    reader,
                    links: ["identity": .identity, "log": .exponential],
                    unlessGiven: .identity
                )
            default: ScoreOutput(reader, links: Self.links, unlessGiven: nil)
            }
        let provenance = reader.optional("provenance")?.parameterProvenance(context.scope)
        let context = context.inside(provenance)
        let name = score?.output.name ?? "output"
        let sum =
            reader.has("file")
            ? parametersOfFile(reader, context, name) : parameters(reader, context, name)
        // A score whose parameters are at fault still has its name, by which the rest of the file is checked.
        guard let score else { return nil }
        return Predictor(
            output: score.output,
            intercept: sum?.intercept ?? 0,
            terms: sum?.terms ?? [],
            inverseLink: score.inverseLink ?? .identity
        )
    }

    /// What files call the links.
    static let links: KeyValuePairs<String, InverseLink> = [
        "identity": .identity, "logit": .logistic, "log": .exponential,
    ]

    private func parameters(
        _ reader: MappingReader,
        _ context: DecodingContext,
        _ output: String
    ) -> (intercept: Double, terms: [Term])? {
        let intercept = context.number(reader.required("intercept"), "\(output).intercept")
        var terms: [Term?] = []
        if let offset = reader.optional("offset") {
            terms.append(
                context.expression(offset).map { Term(name: "offset", kind: .formula($0, coefficient: 1)) }
            )
        }
        let decoder = TermDecoder(context: context, output: output)
        if let coefficients = reader.optional("coefficients") {
            terms += decoder.coefficients(coefficients) ?? [nil]
        }
        let values = reader.optional("terms").map { $0.list() ?? [] } ?? []
        for value in values { terms.append(decoder.term(value)) }
        var names: Set<String> = []
        for (value, term) in zip(values, terms.suffix(values.count)) {
            guard let term else { continue }
            if !names.insert(term.name).inserted
                || terms.dropLast(values.count).contains(where: { $0?.name == term.name })
            {
                value.report(.duplicateName(term.name, what: "term"))
            }
        }
        let whole = terms.compactMap(\.self)
        guard let intercept, whole.count == terms.count else { return nil }
        return (intercept, whole)
    }

    /// The formats of files of parameters.
    private enum FileFormat: String, CaseIterable {
        case etalon
        case coefficients
        case scorecard
    }

    private func sumOfTable(_ value: DocumentValue, _ format: FileFormat) -> AdditiveParameterFile.Sum? {
        guard let content = context.files.content(namedBy: value) else { return nil }
        do throws(ImportFault) {
            if format == .scorecard {
                let file = try ScorecardFile(content.bytes)
                let (intercept, terms) = try file.sum(schema: context.schema)
                return AdditiveParameterFile.Sum(intercept: intercept, terms: terms, count: file.count)
            }
            let file = try CoefficientFile(content.bytes)
            let terms = try file.terms(schema: context.schema)
            return AdditiveParameterFile.Sum(intercept: file.intercept, terms: terms, count: file.count)
        } catch {
            value.diagnostics.report(
                error.problem,
                file: content.name,
                at: error.position,
                keyPath: error.field
            )
            return nil
        }
    }

    private func parametersOfFile(
        _ reader: MappingReader,
        _ context: DecodingContext,
        _ output: String
    ) -> (intercept: Double, terms: [Term])? {
        let format = reader.optional("format")?.choice(of: FileFormat.self, what: "format") ?? .etalon
        guard let value = reader.required("file") else { return nil }
        let sum =
            switch format {
            case .etalon:
                context.files.document(namedBy: value)
                    .flatMap { AdditiveParameterFile(schema: context.schema).decode($0) }
            case .coefficients, .scorecard: sumOfTable(value, format)
            }
        guard let provenance = context.scope.inherited else {
            value.report(
                .invalid(
                    reason:
                        "the numbers of a file need their provenance: add the key 'provenance' to the output"
                )
            )
            return nil
        }
        guard let sum else { return nil }
        context.parameters.add("\(output).\(value.scalar?.text ?? "")", count: sum.count, provenance)
        return (sum.intercept, sum.terms)
    }
}
