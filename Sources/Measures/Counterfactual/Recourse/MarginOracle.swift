/// What a search for recourse asks of a model: the value of one combination, and how low any combination of a box can
/// get.
///
/// Values are margins (scores where a model shows no margins), turned around where the target is to rise, so that
/// the lower is always the better; the target is reached below `goal`.
protocol MarginOracle {
    /// The value that has to be undercut.
    var goal: Double { get }

    /// The value of one option of each choice.
    mutating func value(_ options: [Int]) -> Double

    /// A number that no combination of the box undercuts; -infinity where nothing is known.
    mutating func bound(_ box: RecourseBox) -> Double
}
