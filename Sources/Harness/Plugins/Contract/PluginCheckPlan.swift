/// What to check.
package struct PluginCheckPlan: Codable, Equatable, Sendable {
    /// The shared library, or the program.
    package var plugin: PluginLocation
    /// The folder with the files of the model, where it has any.
    package var folder: String?
    /// The options of the model.
    package var options: [String: String]
    /// People whose scores are known.
    package var reference: ReferenceScores?
    /// Checks that are left out.
    package var skipped: [ContractCheck] = []

    /// A plan.
    package init(
        plugin: PluginLocation,
        folder: String? = nil,
        options: [String: String] = [:],
        reference: ReferenceScores? = nil
    ) {
        self.plugin = plugin
        self.folder = folder
        self.options = options
        self.reference = reference
    }
}
