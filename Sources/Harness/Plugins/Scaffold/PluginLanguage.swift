/// The languages in which a new plugin can start.
package enum PluginLanguage: String, CaseIterable, Codable, Sendable {
    case c
    case python
    case r
    case swift

    /// The name for people.
    package var name: String {
        switch self {
        case .c: "C"
        case .python: "Python"
        case .r: "R"
        case .swift: "Swift"
        }
    }
}
