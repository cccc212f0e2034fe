package import Measures
package import Statistics

/// What was measured of scores that were made elsewhere.
package struct ScoreMeasurementReport: Equatable, Sendable {
    /// The numbers of some people.
    package struct Part: Equatable, Sendable {
        /// Who they are.
        package let label: String
        /// How many, unscored ones included; nil where so few are not to be told.
        package let people: Int?
        /// The numbers.
        package let estimates: [NamedEstimate]
    }

    /// Groups of one grouping, side by side.
    package struct GroupingPart: Equatable, Sendable {
        /// The column, or two of them joined by " x ".
        package let name: String
        /// The groups that hold somebody.
        package let groups: [Part]
        /// How decisions differ between them; nil without decisions.
        package let disparity: DisparityReport?
        /// The comparison within each value of a control column, by "column = value".
        package let controlled: [(label: String, disparity: DisparityReport)]

        package static func == (left: Self, right: Self) -> Bool {
            left.name == right.name && left.groups == right.groups && left.disparity == right.disparity
                && left.controlled.map(\.label) == right.controlled.map(\.label)
                && left.controlled.map(\.disparity) == right.controlled.map(\.disparity)
        }
    }

    /// One level of a decision by ordered levels.
    package struct Level: Equatable, Sendable {
        /// The level, from 0.
        package let index: Int
        /// The share of the people in it.
        package let share: Estimate
        /// The rate of outcome 1 in it.
        package let outcomeRate: Estimate
        /// How much higher the rate is than a level below; nil for the lowest.
        package let step: Estimate?
    }

    /// How many people were left out of what.
    package struct Counts: Equatable, Sendable {
        /// Rows read.
        package var rows: Int
        /// People they stand for.
        package var people: Int
        /// People without a score.
        package var unscored: Int
        /// Scored people without a known outcome.
        package var unknown: Int
    }

    /// Whom the numbers rest on.
    package let counts: Counts
    /// The numbers of everybody.
    package let everybody: Part
    /// The groupings.
    package let groupings: [GroupingPart]
    /// The levels; none where decisions are no levels.
    package let levels: [Level]
    /// What a capacity selected; nil for other decisions.
    package let capacity: CapacityDecision?
    /// Calibration in all cells of groups and tenths of the score; nil without groups or probabilities.
    package let sweep: Sweep?
    /// The reliability diagram; nil where scores are no probabilities.
    package let diagram: ReliabilityDiagram?
    /// Net benefit at tenths; none where scores are no probabilities.
    package let netBenefit: [DecisionCurve.Point]
    /// The map that was fitted; nil for none.
    package let recalibration: RecalibrationMap?

    /// A multicalibration sweep.
    package struct Sweep: Equatable, Sendable {
        /// Cells of enough people.
        package let cells: [Multicalibration.Cell]
        /// Smaller ones.
        package let suppressedCount: Int
    }
}
