/// A fixed piece of arithmetic that no change of a model can touch.
///
/// Where everything becomes slower and this does too, the machine or the toolchain changed.
struct FixedWorkload {
    /// The name under which its numbers stand, in the place of a model's.
    static let name = "fixed-workload"

    /// How many people a step stands for: one for each number.
    static let rows = 1024

    private var numbers: [Double] = (0..<rows).map { 1 + Double($0) / Double(rows) }

    /// Moves all numbers a step; the same steps always give the same numbers, all of them within [1, 2).
    mutating func step() {
        for index in numbers.indices {
            let moved = numbers[index] * 1.618_033_988_749_895
            numbers[index] = moved >= 2 ? moved - 1 : moved
        }
    }

    /// The sum of the numbers.
    var checksum: Double { numbers.reduce(0, +) }
}
