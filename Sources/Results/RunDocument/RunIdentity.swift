/// Which run a document is of.
package struct RunIdentity: Codable, Equatable, Sendable {
    /// A name that no other run has.
    package var id: String
    /// When it began.
    package var started: Timestamp
    /// How long it took, in seconds.
    package var elapsedSeconds: Double
    /// The command line, as it was given.
    package var command: [String]
    /// The version of Etalon that measured.
    package var etalonVersion: String
    /// The commit of the working copy it ran in; nil outside of one.
    package var commit: String?

    /// An identity.
    package init(
        id: String,
        started: Timestamp,
        elapsedSeconds: Double,
        command: [String],
        etalonVersion: String,
        commit: String? = nil
    ) {
        self.id = id
        self.started = started
        self.elapsedSeconds = elapsedSeconds
        self.command = command
        self.etalonVersion = etalonVersion
        self.commit = commit
    }
}
