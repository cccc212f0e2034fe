/// The type of the numbers that describe people.
public enum Precision: String, CaseIterable, Sendable {
    /// IEEE single precision.
    case float32
    /// IEEE double precision.
    case float64
}
