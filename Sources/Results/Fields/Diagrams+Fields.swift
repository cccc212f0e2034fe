extension ReliabilityDiagramRecord {
    static let fields: [DocumentField] = [
        .required("subject", .record(MetricSubject.fields), "what it is of"),
        .required("binning", .word(["uniform", "quantile"]), "how bins were cut"),
        .required("level", .number, "the level of the intervals"),
        .required("method", .text, "how the intervals were made"),
        .required("bins", .list(.record(binFields)), "the bins, empty ones too"),
    ]

    private static let binFields: [DocumentField] = [
        .required("lower", .number, "the lower edge"),
        .required("upper", .number, "the upper edge"),
        .required("n", .integer, "how many people are in it"),
        .optional("meanScore", .number, "the mean of their scores"),
        .optional("observedRate", .number, "the share of them with outcome 1"),
        .optional("rateLower", .number, "the lower end of the interval of that share"),
        .optional("rateUpper", .number, "the upper end of the interval of that share"),
    ]
}

extension TransitionMatrixRecord {
    static let fields: [DocumentField] = [
        .required("subject", .record(MetricSubject.fields), "what it is of"),
        .optional("name", .text, "which table, where a subject has several"),
        .required("levels", .list(.text), "the levels, the lowest first"),
        .optional("columnLevels", .list(.text), "the levels of the columns, where they are others"),
        .required("counts", .list(.list(.integer)), "people by level before (row) and after (column)"),
    ]
}

extension LatencyRecord {
    static let fields: [DocumentField] = [
        .required("subject", .record(MetricSubject.fields), "what it is of"),
        .required("n", .integer, "how many calls were timed"),
        .required("mean", .number, "the mean duration, in seconds"),
        .required("quantiles", .list(.record(quantileFields)), "the quantiles, rising"),
    ]

    private static let quantileFields: [DocumentField] = [
        .required("probability", .number, "the share of calls that took at most this long"),
        .required("seconds", .number, "the duration, in seconds"),
    ]
}

extension ScoreHistogramRecord {
    static let fields: [DocumentField] = [
        .required("subject", .record(MetricSubject.fields), "what it is of"),
        .required("edges", .list(.number), "the edges of the bins"),
        .required("counts", .list(.integer), "people by bin"),
    ]
}

extension CurveRecord {
    static let fields: [DocumentField] = [
        .required("subject", .record(MetricSubject.fields), "what it is of"),
        .required("name", .text, "which curve it is"),
        .required("xLabel", .text, "what x is"),
        .required("xUnit", .text, "the unit of x"),
        .required("yLabel", .text, "what y is"),
        .required("yUnit", .text, "the unit of y"),
        .required("points", .list(.record(pointFields)), "the points, rising in x"),
    ]

    private static let pointFields: [DocumentField] = [
        .required("x", .number, "where"),
        .required("y", .number, "what"),
        .optional("lower", .number, "the lower end of the interval of y"),
        .optional("upper", .number, "the upper end of the interval of y"),
    ]
}
