extension ModelRecord {
    static let fields: [DocumentField] = [
        .required("id", .text, "the name of the model"),
        .required("version", .text, "its version"),
        .required("name", .record(TextRecord.fields), "what people read"),
        .required("system", .record(TextRecord.fields), "the real system it reconstructs"),
        .required("family", .text, "what kind of computation it is"),
        .required("plugin", .record(pluginFields), "how it was loaded"),
        .required("sha256", .text, "the hash of its files"),
        .required("provenance", .record(provenanceFields), "what is known of the real system"),
        .required("features", .list(.record(featureFields)), "what it takes"),
        .required("outputs", .list(.record(outputFields)), "what it gives"),
        .optional("decision", .record(decisionFields), "how its scores become decisions"),
        .optional("target", .text, "the outcome it claims to predict"),
        .optional(
            "levelLabels",
            .table(.record(TextRecord.fields)),
            "what people read in the place of level names"
        ),
        .optional(
            "interventions",
            .list(.record(interventionFields)),
            "the bundles of changes that it names"
        ),
        .optional("equations", .list(.record(equationFields)), "which of its features follow from which"),
        .optional("reading", .record(TextRecord.fields), "what changes of its people may be taken for"),
    ]

    private static let interventionFields: [DocumentField] = [
        .required("id", .text, "what subjects call it"),
        .required("label", .record(TextRecord.fields), "what people read"),
        .required("changes", .text, "the changes"),
    ]

    private static let equationFields: [DocumentField] = [
        .required("feature", .text, "the feature that follows"),
        .required("formula", .text, "what it follows from"),
        .required("reason", .text, "why that is taken to hold"),
    ]

    private static let pluginFields: [DocumentField] = [
        .required("kind", .word(["declarative", "native", "process"]), "the kind of plugin"),
        .required("transport", .word(["memory", "pipe"]), "how people reach it"),
        .optional("sha256", .text, "the hash of the library or program"),
    ]

    private static let provenanceFields: [DocumentField] = [
        .required(
            "class",
            .word(["exact", "published-partial", "structure-only", "criteria-only", "conceptual"]),
            "how much of the model is the real system's"
        ),
        .required("summary", .record(TextRecord.fields), "what is known and what is assumed"),
        .required("counts", .table(.integer), "how many numbers are published, recalled, inferred, assumed"),
        .required("parameters", .list(.record(parameterFields)), "its numbers"),
        .required("sources", .list(.record(SourceRecord.fields)), "the documents cited"),
    ]

    private static let parameterFields: [DocumentField] = [
        .required("name", .text, "the path of the number in the model's files"),
        .optional("value", .number, "its value; missing for a block of numbers"),
        .required("count", .integer, "how many numbers it stands for"),
        .required(
            "provenance",
            .word(["published", "recalled", "inferred", "assumed"]),
            "where it comes from"
        ),
        .optional("source", .text, "the source it is cited from"),
        .optional("reason", .text, "how it was inferred, or why it was assumed"),
        .optional("lower", .number, "the smallest admissible value"),
        .optional("upper", .number, "the largest admissible value"),
    ]

    private static let featureFields: [DocumentField] = [
        .required("name", .text, "the name of the feature"),
        .required("label", .record(TextRecord.fields), "what people read"),
        .required(
            "kind",
            .word(["binary", "ordinal", "categorical", "count", "continuous"]),
            "the kind of its values"
        ),
        .optional("unit", .text, "its unit"),
        .optional("levels", .list(.text), "its levels"),
        .optional("lower", .number, "its smallest legal value"),
        .optional("upper", .number, "its largest legal value"),
        .required("roles", .list(.text), "protected, actionable, immutable"),
    ]

    private static let outputFields: [DocumentField] = [
        .required("name", .text, "the name of the output"),
        .required("label", .record(TextRecord.fields), "what people read"),
        .required("kind", .word(["probability", "score", "level"]), "what its values mean"),
        .optional("levels", .list(.text), "the names of its levels"),
    ]

    private static let decisionFields: [DocumentField] = [
        .required("kind", .word(["threshold", "ordered-levels", "capacity"]), "the decision rule"),
        .required("output", .text, "the output that decides"),
        .required("names", .list(.text), "the possible decisions, the lowest first"),
        .required("cuts", .list(.number), "the cuts, rising; a score that reaches one is above it"),
        .optional("capacity", .integer, "how many people a capacity selects"),
        .optional("share", .number, "which share of the people a capacity selects"),
    ]
}
