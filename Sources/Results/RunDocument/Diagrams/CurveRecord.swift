/// One number as a function of another: partial dependence, a Murphy diagram, net benefit.
package struct CurveRecord: Codable, Equatable, Sendable {
    /// One point.
    package struct Point: Codable, Equatable, Sendable {
        /// Where.
        package var x: Double
        /// What.
        package var y: Double
        /// The lower end of the interval of `y`.
        package var lower: Double?
        /// The upper end of the interval of `y`.
        package var upper: Double?

        /// A point.
        package init(x: Double, y: Double, lower: Double? = nil, upper: Double? = nil) {
            self.x = x
            self.y = y
            self.lower = lower
            self.upper = upper
        }
    }

    /// What it is of; the subject names the feature.
    package var subject: MetricSubject
    /// Which curve it is, as in `partial_dependence`.
    package var name: String
    /// What `x` is.
    package var xLabel: String
    /// The unit of `x`.
    package var xUnit: String
    /// What `y` is.
    package var yLabel: String
    /// The unit of `y`.
    package var yUnit: String
    /// The points, in rising order of `x`.
    package var points: [Point]

    /// A curve.
    package init(
        _ name: String,
        of subject: MetricSubject,
        xLabel: String,
        xUnit: String = "1",
        yLabel: String,
        yUnit: String = "1",
        points: [Point]
    ) {
        self.subject = subject
        self.name = name
        self.xLabel = xLabel
        self.xUnit = xUnit
        self.yLabel = yLabel
        self.yUnit = yUnit
        self.points = points
    }
}
