/// What a native plugin's model is made from.
package struct NativePluginConfiguration: Equatable, Sendable {
    /// The folder with the files of the model, where it has any.
    package var folder: String?
    /// Threads that one call of `score` may use, the calling one included.
    package var threadCount: Int
    /// What the user set for the model, by key.
    package var options: [String: String]

    /// A configuration.
    package init(folder: String? = nil, threadCount: Int = 1, options: [String: String] = [:]) {
        self.folder = folder
        self.threadCount = threadCount
        self.options = options
    }
}
