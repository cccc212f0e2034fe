/// One demand of the plugin interface that can be tested from outside.
package enum ContractCheck: String, CaseIterable, Codable, Sendable {
    case loads
    case versions
    case unknownOption = "unknown-option"
    case deterministic
    case freshModel = "fresh-model"
    case batchSize = "batch-size"
    case rowOrder = "row-order"
    case nobody
    case outputs
    case missing
    case wrongShape = "wrong-shape"
    case rowMajor = "row-major"
    case readOnlyPeople = "read-only-people"
    case bounds
    case processState = "process-state"
    case concurrency
    case leaks
    case referenceScores = "reference-scores"

    /// What is demanded, in one sentence.
    package var demand: String {
        switch self {
        case .loads: "the plugin loads, makes a model and describes it"
        case .versions:
            "a harness of another major version is refused by name, one of a later minor version is not"
        case .unknownOption: "an option that the model does not know is refused"
        case .deterministic: "the same people scored again get the same bits"
        case .freshModel: "a second model gives the same bits and the same description"
        case .batchSize: "a person alone, in a small batch and in a large one gets the same bits"
        case .rowOrder: "the order of the people does not change their scores"
        case .nobody: "a batch of no people is scored without an error"
        case .outputs: "probabilities lie in 0...1, levels are levels, at the ends of every range too"
        case .missing: "missing values are refused, imputed or scored as the schema says"
        case .wrongShape: "a batch of the wrong shape or precision is ETALON_E_INPUT"
        case .rowMajor: "people and scores with strides get the same bits"
        case .readOnlyPeople: "people are not written to"
        case .bounds: "nothing but the scores is written"
        case .processState: "rounding, threads, signals, locale and folder are as before"
        case .concurrency: "several threads at once get the same bits"
        case .leaks: "a thousand models made and freed leave no memory behind"
        case .referenceScores: "the reference people get their reference scores"
        }
    }
}
