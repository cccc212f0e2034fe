package import Statistics

/// How a population's scores respond to one feature.
package struct ResponseCurve: Equatable, Sendable {
    /// Where the curves were taken.
    package let grid: CurveGrid
    /// The partial dependence: the mean score at each value of the grid, over people for whom it is legal.
    package let means: [Estimate]
    /// People with at least one legal value.
    package let people: Int
    /// Steps at which a person's score falls while the feature rises.
    package let falling: CurveSteps
    /// Steps at which a person's score rises with the feature.
    package let rising: CurveSteps
    /// The mean over people of the greatest less the least score of their curve.
    package let meanRange: Estimate
    /// The standard deviation over people of the last less the first score of their curve; nil for nobody.
    ///
    /// 0 says that the feature works alike for everybody.
    package let endToEndDeviation: Double?
}

/// Steps of individual curves in one direction: violations of monotonicity in the other one.
package struct CurveSteps: Equatable, Sendable {
    /// People with at least one such step.
    package let people: Int
    /// All such steps.
    package let steps: Int
    /// The largest of them, with whom it can be seen on.
    package let largest: StepWitness?
}

/// A person on whom a step of the score can be seen.
package struct StepWitness: Equatable, Sendable {
    /// The number of the person in the population.
    package let person: Int
    /// The value before the step.
    package let from: Double
    /// The value after it.
    package let to: Double
    /// By how much the score moves.
    package let size: Double
}
