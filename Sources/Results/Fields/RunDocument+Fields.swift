extension RunDocument {
    /// Every key of the document, in the order in which people read them.
    package static let fields: [DocumentField] = [
        .required("schema", .text, "the format of the document"),
        .required("run", .record(runFields), "which run this is"),
        .required("configuration", .record(configurationFields), "what was asked for"),
        .required("environment", .record(EnvironmentFingerprint.fields), "where it was measured"),
        .required("models", .list(.record(ModelRecord.fields)), "the models, in the order they were run"),
        .required("populations", .list(.record(populationFields)), "the populations they scored"),
        .required("metrics", .list(.record(Metric.fields)), "every number"),
        .required(
            "reliabilityDiagrams",
            .list(.record(ReliabilityDiagramRecord.fields)),
            "predicted against observed rates"
        ),
        .required(
            "transitions",
            .list(.record(TransitionMatrixRecord.fields)),
            "moves between decision levels"
        ),
        .required("latencies", .list(.record(LatencyRecord.fields)), "distributions of durations"),
        .required(
            "scoreHistograms",
            .list(.record(ScoreHistogramRecord.fields)),
            "distributions of scores"
        ),
        .required("curves", .list(.record(CurveRecord.fields)), "one number as a function of another"),
        .required("errors", .list(.record(errorFields)), "what could not be measured, and why"),
    ]

    /// The keys of every single value, by path.
    package static var leaves: [(path: String, field: DocumentField)] {
        fields.flatMap(\.leaves)
    }

    private static let runFields: [DocumentField] = [
        .required("id", .text, "a name that no other run has"),
        .required("started", .text, "when it began, in UTC"),
        .required("elapsedSeconds", .number, "how long it took, in seconds"),
        .required("command", .list(.text), "the command line"),
        .required("etalonVersion", .text, "the version of Etalon that measured"),
        .optional("commit", .text, "the commit of the working copy"),
    ]

    private static let configurationFields: [DocumentField] = [
        .required("seed", .integer, "the seed of every random number"),
        .required("people", .integer, "how many people were scored"),
        .required("threads", .integer, "how many threads worked"),
        .required("measures", .list(.text), "the measures taken"),
    ]

    private static let populationFields: [DocumentField] = [
        .required("id", .text, "the name of the population"),
        .required("label", .record(TextRecord.fields), "what people read"),
        .required("origin", .word(["generator", "file"]), "where the people come from"),
        .required("sha256", .text, "the hash of the specification or file"),
        .required("people", .integer, "how many people were scored"),
        .optional("outcomes", .word(["truth", "observed", "selected"]), "where outcomes come from"),
        .optional("weight", .text, "the column of weights; without it everybody counts once"),
        .required("sources", .list(.record(SourceRecord.fields)), "the documents its figures come from"),
    ]

    private static let errorFields: [DocumentField] = [
        .required("model", .text, "the model concerned"),
        .optional("population", .text, "the population concerned"),
        .required("stage", .text, "what was being done"),
        .required("message", .text, "what went wrong"),
        .optional("signal", .text, "the signal that ended the worker"),
        .optional("standardErrorTail", .text, "the last lines of its standard error"),
    ]
}

extension TextRecord {
    static let fields: [DocumentField] = [
        .required("en", .text, "the English text"),
        .optional("fr", .text, "the French text"),
    ]
}

extension SourceRecord {
    static let fields: [DocumentField] = [
        .required("id", .text, "the short name of the source"),
        .required("title", .text, "author, title, date"),
        .optional("address", .text, "where it can be read"),
    ]
}
