/// What the contender cannot do.
enum ContenderError: Error, Equatable {
    /// The command line or a line of standard input is not one of those described.
    case usage
    /// The file is not as long as the shape says.
    case wrongLength(file: String, expected: Int)
    /// The model is none that scores in this process.
    case notDeclarative
}
