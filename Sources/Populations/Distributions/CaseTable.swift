/// The tables of several cases, from which every person draws in one pass, whichever case they are in.
///
/// Where the cases have few thresholds, those of each person's case are chosen and compared without a branch; otherwise
/// one guided search a person goes straight to the table of the case.
struct CaseTable: Equatable, Sendable {
    /// The most thresholds, over all cases, that are compared one by one.
    private static let mostThresholds = 32

    /// What one case draws: an index of a table, and what the indices stand for.
    struct Case {
        let table: InverseTable
        let values: [Double]
    }

    private enum Layout: Equatable, Sendable {
        /// The first value of every case, and rows of one threshold a case.
        case thresholds([Double], [Double])
        /// The slices of every case and where its guide begins; the guides, tables and values one after the other.
        case search(slices: [Double], starts: [Int32], guide: [Int32], cumulative: [Double], values: [Double])
    }

    private let layout: Layout

    /// The tables of `cases`, at least one.
    init(_ cases: [Case]) {
        let rows = cases.map(\.table.thresholds.count).max() ?? 0
        let isSmall = rows * cases.count <= Self.mostThresholds && cases.allSatisfy(Self.counts)
        if isSmall {
            // No uniform number reaches 2.
            let thresholds = (0..<rows).flatMap { row in
                cases.map { row < $0.table.thresholds.count ? $0.table.thresholds[row] : 2 }
            }
            layout = .thresholds(cases.map { $0.values[$0.table.first] }, thresholds)
            return
        }
        var starts: [Int32] = []
        var guide: [Int32] = []
        var cumulative: [Double] = []
        var values: [Double] = []
        for next in cases {
            let start = Int32(cumulative.count)
            starts.append(Int32(guide.count))
            guide += next.table.guide.map { $0 + start }
            cumulative += next.table.cumulative
            values += next.values
        }
        layout = .search(
            slices: cases.map { Double($0.table.guide.count) },
            starts: starts,
            guide: guide,
            cumulative: cumulative,
            values: values
        )
    }

    /// Whether the values of a case rise by one with every index that can be drawn.
    private static func counts(_ next: Case) -> Bool {
        let reached = next.table.first...(next.table.first + next.table.thresholds.count)
        return reached.allSatisfy {
            $0 == next.table.first || next.values[$0] == next.values[$0 - 1] + 1
        }
    }

    /// Writes what each of the first `count` uniform numbers draws in the case of its choice.
    func draw(choices: [Double], uniforms: [Double], count: Int, into target: inout [Double]) {
        switch layout {
        case .thresholds(let bases, let thresholds):
            GeneratorKernels.countCaseThresholds(
                bases: bases,
                thresholds: thresholds,
                choices: choices,
                uniforms: uniforms,
                count: count,
                into: &target
            )
        case .search(let slices, let starts, let guide, let cumulative, let values):
            GeneratorKernels.searchCases(
                slices: slices,
                starts: starts,
                guide: guide,
                cumulative: cumulative,
                values: values,
                choices: choices,
                uniforms: uniforms,
                count: count,
                into: &target
            )
        }
    }
}
