/// What can be wrong with a value of a file.
package enum DiagnosticProblem: Equatable, Sendable {
    /// The file cannot be read.
    case unreadable(reason: String)
    /// The file has more bytes than `largest`.
    case tooLarge(largest: Int)
    /// The file holds nothing.
    case emptyFile
    /// A byte is no UTF-8.
    case invalidEncoding
    /// The text breaks its format.
    case syntax(reason: String)
    /// Values are nested deeper than `limit`.
    case tooDeep(limit: Int)
    /// A YAML alias, which is not read.
    case aliasRefused(name: String)
    /// One key stands twice in a mapping.
    case duplicateKey(String)
    /// A key that means nothing here.
    case unknownKey(String, known: [String])
    /// A key is missing.
    case missingKey(String)
    /// Of these keys exactly one is needed.
    case oneKeyNeeded(of: [String], found: [String])
    /// The value is something else than what is needed here ("a number", "a list").
    case wrongType(expected: String, found: String)
    /// A number is infinite or none.
    case notFinite(text: String)
    /// A number is outside what is allowed.
    case outOfRange(value: Double, allowed: String)
    /// A word is none of those allowed; `what` says what it should name.
    case unknownWord(String, what: String, known: [String])
    /// Two things that need names of their own share one.
    case duplicateName(String, what: String)
    /// A list has the wrong number of elements.
    case wrongCount(what: String, expected: Int, found: Int)
    /// A list of numbers does not rise strictly.
    case notRising(what: String)
    /// An expression cannot be read.
    case expression(problem: String)
    /// Anything else: what is wrong and what to do.
    case invalid(reason: String)
}
