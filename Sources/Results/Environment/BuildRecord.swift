/// How Etalon was built.
package struct BuildRecord: Codable, Equatable, Sendable {
    /// The compiler, as in "6.3".
    package var swiftVersion: String?
    /// "debug" or "release".
    package var configuration: String?

    /// A build.
    package init(swiftVersion: String? = nil, configuration: String? = nil) {
        self.swiftVersion = swiftVersion
        self.configuration = configuration
    }
}
