import CKernels

/// Columns that follow from a column of scores.
enum ScoreColumn {
    /// How many of the cuts each score reaches; NaN reaches none.
    static func levels(of scores: [Double], cuts: [Double]) -> [UInt8] {
        unsafe filled(scores.count) { unsafe ek_levels(scores, scores.count, cuts, Int32(cuts.count), $0) }
    }

    /// 1 for each score within `band` of a cut, ends included, else 0.
    static func near(_ scores: [Double], cuts: [Double], band: Double) -> [UInt8] {
        unsafe filled(scores.count) {
            unsafe ek_near(scores, scores.count, cuts, Int32(cuts.count), band, $0)
        }
    }

    /// What each score became less what it was.
    static func differences(before: [Double], after: [Double]) -> [Double] {
        precondition(before.count == after.count, "\(before.count) scores before, \(after.count) after")
        return unsafe [Double](unsafeUninitializedCapacity: before.count) { buffer, initialized in
            if let base = buffer.baseAddress { unsafe ek_differences(before, after, before.count, base) }
            initialized = before.count
        }
    }

    private static func filled(_ count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let base = buffer.baseAddress { unsafe fill(base) }
            initialized = count
        }
    }
}
