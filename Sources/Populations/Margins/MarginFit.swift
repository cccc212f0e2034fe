import DenseMatrix
import Scoring

/// The joint distribution of features with levels that meets all margins known about them and is otherwise as even as
/// possible: iterative proportional fitting.
///
/// Cells start equal. A margin "share s of the people in question has a property" scales the cells of those who have it
/// and of those who have not, so that the share becomes s and their mass stays; all margins in turn, until none moves.
///
/// **Source**: Deming and Stephan, "On a least squares adjustment of a sampled frequency table when the expected
/// marginal totals are known", Annals of Mathematical Statistics 11 (1940), doi:10.1214/aoms/1177731829.
struct MarginFit {
    /// The most cells a table may have.
    static let maximumCells = 200_000
    private static let maximumSweeps = 1000
    /// Sweeps end when no margin is further off than this before its own turn.
    private static let tolerance = 1e-6
    /// They end too when the furthest stays where it was, because published margins contradict one another by their
    /// rounding.
    private static let stagnation = 1e-9
    /// A margin that ends further off contradicts another one.
    private static let contradiction = 0.002

    /// One margin as lists of cells.
    private struct Constraint {
        let name: String
        let inside: [Int32]
        let outside: [Int32]
        let share: Double
    }

    private var masses: [Double]
    private var constraints: [Constraint] = []
    /// The cells of each combination of given levels, in a row, and their mass.
    private let groupSize: Int
    private let groupMasses: [Double]

    /// A fit of `cells` cells that lie in groups of equal size with known masses.
    private init(cells: Int, groupMasses: [Double]) {
        masses = [Double](repeating: 1 / Double(cells), count: cells)
        groupSize = cells / groupMasses.count
        self.groupMasses = groupMasses
        holdGroups()
    }

    /// The masses of the cells.
    ///
    /// - Parameters:
    ///   - cells: one person for each cell, groups of the given features in a row.
    ///   - groupMasses: the mass of each group.
    ///   - margins: those that speak of no other features than `cells` know.
    ///   - population: for the message.
    ///   - joint: for the message.
    /// - Returns: one mass a cell; they sum to 1.
    /// - Throws: `PopulationError.contradictoryMargins` with the one that is furthest off.
    /// - Complexity: O(sweeps x margins x cells).
    static func masses(
        cells: People,
        groupMasses: [Double],
        margins: [Margin],
        population: String,
        joint: String
    ) throws(PopulationError) -> [Double] {
        var fit = MarginFit(cells: cells.count, groupMasses: groupMasses)
        for margin in margins { fit.add(margin, over: cells) }
        var worst = Double.infinity
        for _ in 0..<maximumSweeps {
            let next = fit.sweep()
            if next <= tolerance || (worst - next).magnitude <= stagnation { break }
            worst = next
        }
        for constraint in fit.constraints {
            let reached = fit.share(constraint)
            guard (reached - constraint.share).magnitude <= contradiction else {
                throw .contradictoryMargins(
                    population: population,
                    joint: joint,
                    margin: constraint.name,
                    wanted: constraint.share,
                    reached: reached
                )
            }
        }
        return fit.masses
    }

    private mutating func add(_ margin: Margin, over cells: People) {
        guard case .share(let property) = margin.quantity else { return }
        let counts = margin.condition?.values(over: cells)
        let has = property.values(over: cells)
        var inside: [Int32] = []
        var outside: [Int32] = []
        for cell in 0..<cells.count where counts.map({ $0[cell] > 0 || $0[cell] < 0 }) ?? true {
            if has[cell] > 0 || has[cell] < 0 {
                inside.append(Int32(cell))
            } else {
                outside.append(Int32(cell))
            }
        }
        constraints.append(
            Constraint(name: margin.name, inside: inside, outside: outside, share: margin.value)
        )
    }

    private func mass(of cells: [Int32]) -> Double {
        var sum = 0.0
        for cell in cells { sum += masses[Int(cell)] }
        return sum
    }

    private func share(_ constraint: Constraint) -> Double {
        let inside = mass(of: constraint.inside)
        let total = inside + mass(of: constraint.outside)
        return total > 0 ? inside / total : .nan
    }

    private mutating func scale(_ cells: [Int32], by factor: Double) {
        for cell in cells { masses[Int(cell)] *= factor }
    }

    /// Meets every margin once; returns how far the furthest was off.
    private mutating func sweep() -> Double {
        var worst = 0.0
        for constraint in constraints {
            let inside = mass(of: constraint.inside)
            let outside = mass(of: constraint.outside)
            let total = inside + outside
            guard total > 0 else { return .infinity }
            worst = max(worst, (inside / total - constraint.share).magnitude)
            if inside > 0 { scale(constraint.inside, by: constraint.share * total / inside) }
            if outside > 0 { scale(constraint.outside, by: (1 - constraint.share) * total / outside) }
        }
        holdGroups()
        return worst
    }

    /// Gives every group its known mass.
    private mutating func holdGroups() {
        for (group, wanted) in groupMasses.enumerated() {
            let cells = (group * groupSize)..<((group + 1) * groupSize)
            var sum = 0.0
            for cell in cells { sum += masses[cell] }
            guard sum > 0 else { continue }
            for cell in cells { masses[cell] *= wanted / sum }
        }
    }
}
