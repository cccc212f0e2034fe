import Statistics

/// How far the largest differences between groups vary over people drawn anew: of these no formula is known.
///
/// In each replicate as many people are drawn with replacement as there are. Only how many fall into each cell of group, decision
/// and outcome matters: one multinomial draw, at the cost of the cells and not of the people. Where people of a cell weigh
/// different things, their drawn weight varies about its mean as a sum of that many of them does.
///
/// **Intervals** are quantiles over replicates, moved so that their median is the estimate, because a range grows in resamples,
/// and cut to [0, 1].
///
/// Replicate r is stream r of the seed: any machine and any number of threads draw the same.
///
/// **Source**: Efron, Annals of Statistics 7 (1979), doi:10.1214/aos/1176344552.
struct DisparityBootstrap {
    /// What an interval is of.
    enum Statistic: Hashable {
        case difference(GroupRate)
        case ratio(GroupRate)
        case differenceToOverall(GroupRate)
        case ratioToOverall(GroupRate)
        case equalisedOddsDifference
        case equalisedOddsRatio
    }

    /// One group: its table, and which of its rates are told.
    struct Group {
        let matrix: ConfusionMatrix
        let rates: Set<GroupRate>
    }

    private let level: Double
    private let replicates: Int
    private var values: [Statistic: [Double]] = [:]

    /// The family of random numbers that is kept for this.
    private static let family: UInt64 = 0x6469_7370_6172

    /// Draws all replicates.
    ///
    /// - Complexity: O(groups x replicates).
    init(_ groups: [Group], _ settings: DisparitySettings) {
        level = settings.level
        replicates = settings.replicates
        let random = CounterRandom(seed: settings.seed).family(Self.family)
        let cells = groups.flatMap(\.matrix.cells)
        let people = cells.reduce(0) { $0 + $1.people }
        guard people > 0 else { return }
        for replicate in 0..<replicates {
            var generator = random.generator(stream: UInt64(replicate))
            let drawn = Self.draw(cells, people, &generator)
            let matrices = groups.indices.map { ConfusionMatrix(Array(drawn[6 * $0..<6 * $0 + 6])) }
            record(groups, matrices)
        }
    }

    /// The interval of an estimate; nil where it is undefined or where more than one replicate in twenty is.
    func interval(of statistic: Statistic, around estimate: Estimate) -> ConfidenceInterval? {
        guard let value = estimate.value else { return nil }
        let known = Quantile.sorted(values[statistic] ?? [])
        let tail = (1 - level) / 2
        guard known.count >= 20, Double(known.count) >= 0.95 * Double(replicates),
            let low = Quantile.type7(tail, ofSorted: known),
            let middle = Quantile.type7(0.5, ofSorted: known),
            let high = Quantile.type7(1 - tail, ofSorted: known)
        else { return nil }
        return ConfidenceInterval(
            lower: min(max(value + (low - middle), 0), 1),
            upper: min(max(value + (high - middle), 0), 1),
            level: level,
            method: .bootstrap
        )
    }

    /// One multinomial draw of all people over the cells.
    private static func draw(
        _ cells: [ConfusionMatrix.Cell],
        _ people: Int,
        _ generator: inout CounterRandomGenerator
    ) -> [ConfusionMatrix.Cell] {
        var left = people
        var mass = people
        return cells.map { cell in
            guard cell.people > 0 else { return cell }
            let share = min(1, Double(cell.people) / Double(mass))
            let count = generator.nextBinomial(trials: left, probability: share)
            left -= count
            mass -= cell.people
            let mean = cell.weight / Double(cell.people)
            let spread = max(0, cell.squaredWeight / Double(cell.people) - mean * mean)
            var weight = Double(count) * mean
            // Equal weights leave a spread of rounding alone.
            if spread > 1e-12 * mean * mean {
                weight += (Double(count) * spread).squareRoot() * generator.nextNormal()
            }
            return ConfusionMatrix.Cell(
                people: count,
                weight: max(0, weight),
                squaredWeight: max(0, weight)
            )
        }
    }

    private mutating func record(_ groups: [Group], _ matrices: [ConfusionMatrix]) {
        let everybody = ConfusionMatrix.sum(matrices)
        var odds: (difference: Double, ratio: Double) = (0, 1)
        var knowsOdds = true
        for rate in GroupRate.allCases {
            let shares = groups.indices.compactMap { index in
                groups[index].rates.contains(rate) ? matrices[index].share(of: rate) : nil
            }
            let isOdds = rate == .truePositive || rate == .falsePositive
            guard shares.count >= 2, let least = shares.min(), let greatest = shares.max() else {
                if isOdds { knowsOdds = false }
                continue
            }
            let ratio = greatest > 0 ? least / greatest : nil
            add(greatest - least, to: .difference(rate))
            add(ratio, to: .ratio(rate))
            if isOdds {
                odds = (max(odds.difference, greatest - least), min(odds.ratio, ratio ?? 1))
            }
            guard let overall = everybody.share(of: rate) else { continue }
            add(shares.map { abs($0 - overall) }.max(), to: .differenceToOverall(rate))
            let ratios = shares.compactMap { share in
                max(share, overall) > 0 ? min(share, overall) / max(share, overall) : nil
            }
            add(ratios.min(), to: .ratioToOverall(rate))
        }
        if knowsOdds {
            add(odds.difference, to: .equalisedOddsDifference)
            add(odds.ratio, to: .equalisedOddsRatio)
        }
    }

    private mutating func add(_ value: Double?, to statistic: Statistic) {
        guard let value else { return }
        values[statistic, default: []].append(value)
    }
}
