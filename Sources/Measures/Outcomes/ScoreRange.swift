/// Least and greatest of some finite scores, and the coarse keys that spread them evenly over 22 bits.
struct ScoreRange {
    /// How many digits of eleven bits the keys have.
    static let keyDigits = 2

    private let least: Double
    private let scale: Double

    init(_ scores: [Double]) {
        var least = Double.infinity
        var greatest = -Double.infinity
        let scores = scores.span
        for index in scores.indices {
            let score = scores[index]
            if score < least { least = score }
            if score > greatest { greatest = score }
        }
        self.least = least
        // Halving first keeps the width of the widest column finite.
        let halfWidth = greatest / 2 - least / 2
        scale = halfWidth > 0x1p-1000 ? Double((1 << 21) - 1) / halfWidth : 0
    }

    /// A key below 2^22 that never falls where the score rises.
    @inline(__always)
    func key(_ score: Double) -> UInt64 {
        UInt64(truncatingIfNeeded: Int64((score / 2 - least / 2) * scale * 2))
    }
}
