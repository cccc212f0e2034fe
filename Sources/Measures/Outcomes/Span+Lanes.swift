extension Span<Double> {
    /// Four neighbours from an index on, places beyond the end filled.
    @inline(__always)
    func lanes(from index: Int, padding: Double) -> SIMD4<Double> {
        if index &+ 3 < count {
            return SIMD4(self[index], self[index &+ 1], self[index &+ 2], self[index &+ 3])
        }
        var lanes = SIMD4<Double>(repeating: padding)
        for lane in 0..<(count - index) { lanes[lane] = self[index + lane] }
        return lanes
    }
}
