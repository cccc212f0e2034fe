import ArgumentParser

/// How a command ended, as the exit code that CI reads.
enum ExitStatus: Int32 {
    /// Everything asked for was done.
    case success = 0
    /// The command line, a configuration or a file was wrong.
    case usage = 1
    /// Something got worse.
    case regressed = 2
    /// The two sides cannot be compared, or the machine was unfit.
    case notComparable = 3
    /// Something got better and nothing worse, where that was to be told.
    case improved = 4
    /// A plugin or a model failed; what others gave stands.
    case modelError = 5
    /// The user interrupted; what was finished is kept.
    case interrupted = 130

    /// The code as ArgumentParser throws it.
    var code: ExitCode { ExitCode(rawValue) }
}
