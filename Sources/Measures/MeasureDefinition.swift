/// What a measured number is: the part that does not depend on the data.
package struct MeasureDefinition: Hashable, Sendable {
    /// Which way is better.
    package enum Direction: String, CaseIterable, Sendable {
        /// The lower the better.
        case lower
        /// The higher the better.
        case higher
        /// Neither way.
        case none
    }

    /// The name in files and on the command line, as in `brier_score`.
    package let name: String
    /// The unit; "1" for a pure number.
    package let unit: String
    /// Which way is better.
    package let direction: Direction
    /// The version of the definition: numbers of different versions are not compared.
    package let version: Int

    /// A definition.
    package init(_ name: String, unit: String = "1", direction: Direction, version: Int = 1) {
        self.name = name
        self.unit = unit
        self.direction = direction
        self.version = version
    }
}
