import CKernels

/// A column of ranks in the form the kernels read: its keys, and the search tree over them.
struct RankMap<Element: OrderedValue>: Sendable {
    private let keys: KernelTable<Element>
    private let separators: KernelTable<Element>
    private let levelStarts: [Int]
    private let identity: RankColumn<Element>.Identity
    private let keyCount: Int

    /// The map of `column`.
    ///
    /// Keys stand in groups of 8, the last padded with NaN, which no value reaches. Above them are nodes of 8 separators
    /// and 9 children; the separator before a child is the first key under it.
    init(_ column: RankColumn<Element>) {
        identity = column.identity
        keyCount = column.keys.count
        let groups = max(1, (keyCount + 7) / 8)
        let padding = [Element](repeating: .nan, count: groups * 8 - keyCount)
        keys = KernelTable(column.keys + padding)

        var levels: [[Element]] = []
        // The first keys of the nodes of the level below.
        var firsts = stride(from: 0, to: max(1, keyCount), by: 8).map {
            column.keys.indices.contains($0) ? column.keys[$0] : .nan
        }
        while firsts.count > 1 {
            var level: [Element] = []
            var parents: [Element] = []
            for start in stride(from: 0, to: firsts.count, by: 9) {
                let children = firsts[start..<min(start + 9, firsts.count)]
                parents.append(firsts[start])
                level += children.dropFirst()
                level += [Element](repeating: .nan, count: 9 - children.count)
            }
            levels.insert(level, at: 0)
            firsts = parents
        }
        var starts: [Int] = []
        var flat: [Element] = []
        for level in levels {
            starts.append(flat.count)
            flat += level
        }
        levelStarts = starts
        separators = KernelTable(flat)
    }

    /// Whether ranks fit a byte.
    var fitsByte: Bool { keyCount <= Int(EK_BYTE_KEYS) }

    /// The kernel's view; valid while this value lives.
    var kernel: ek_rank_map {
        var starts = (Int32(0), Int32(0), Int32(0), Int32(0), Int32(0))
        for (level, start) in levelStarts.enumerated() {
            switch level {
            case 0: starts.0 = Int32(start)
            case 1: starts.1 = Int32(start)
            case 2: starts.2 = Int32(start)
            case 3: starts.3 = Int32(start)
            default: starts.4 = Int32(start)
            }
        }
        return unsafe ek_rank_map(
            keys: UnsafeRawPointer(keys.base),
            separators: UnsafeRawPointer(separators.base),
            feature: Int32(identity.feature),
            key_count: Int32(keyCount),
            level_count: Int32(levelStarts.count),
            level_start: starts,
            missing: identity.missing == .zeroOrNaN ? EK_MISSING_ZERO_OR_NAN : EK_MISSING_NAN,
            missing_last: !identity.missingFirst
        )
    }
}
