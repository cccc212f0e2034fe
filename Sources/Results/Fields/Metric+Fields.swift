extension Metric {
    static let fields: [DocumentField] = [
        .required("subject", .record(MetricSubject.fields), "what it is a number of"),
        .required("name", .text, "which number it is"),
        .required("version", .integer, "the version of the measure's definition"),
        .required("unit", .text, "its unit; 1 for a pure number"),
        .required("direction", .word(MetricDirection.allCases.map(\.rawValue)), "which way is better"),
        .required("class", .word(MetricClass.allCases.map(\.rawValue)), "by which rule it is compared"),
        .optional("estimate", .number, "the number"),
        .optional("digest", .text, "a digest of many numbers, in the place of a number"),
        .optional("undefined", .text, "why there is no number"),
        .optional("interval", .record(intervalFields), "how sure it is"),
        .optional("n", .integer, "how many people or repetitions it rests on"),
        .optional("samples", .list(.number), "the single measurements behind it"),
    ]

    private static let intervalFields: [DocumentField] = [
        .required("lower", .number, "the lower end of the interval"),
        .required("upper", .number, "the upper end of the interval"),
        .required("level", .number, "the confidence level of the interval"),
        .required("method", .text, "how the interval was made"),
    ]
}

extension MetricSubject {
    static let fields: [DocumentField] = [
        .required("model", .text, "the model"),
        .optional("population", .text, "the people it scored"),
        .optional("output", .text, "its output"),
        .optional("group", .text, "the group of people; missing for everybody"),
        .optional("feature", .text, "the feature"),
        .optional("intervention", .text, "the change made to people"),
        .optional("level", .text, "the decision level"),
        .optional("batch", .integer, "how many people were scored at once"),
        .optional("reference", .text, "the model it is compared with"),
    ]
}
