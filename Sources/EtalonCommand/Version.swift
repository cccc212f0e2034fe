/// The version of Etalon.
enum Version {
    /// "major.minor.patch"; below 1.0.0 anything may change.
    static let current = "0.1.0"
}
