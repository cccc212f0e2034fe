/// Memory in which an expression is evaluated for one block of people; kept by the caller between blocks.
public struct ExpressionScratch {
    /// People in one block: small enough that a handful of registers stay in the first-level cache.
    package static let blockSize = 256

    /// One register an intermediate result.
    var registers: [[Double]] = []

    /// No memory yet; an expression takes what it needs.
    public init() {}

    /// Makes room for `count` registers.
    mutating func reserve(_ count: Int) {
        while registers.count < count {
            registers.append([Double](repeating: 0, count: Self.blockSize))
        }
    }

    /// Lets `body` write one register while it reads the others.
    @inline(__always)
    mutating func write(_ register: Int, _ body: (inout [Double], borrowing [[Double]]) -> Void) {
        var target: [Double] = []
        swap(&target, &registers[register])
        body(&target, registers)
        swap(&target, &registers[register])
    }
}
