/// A document that facts or parameters come from.
package struct SourceRecord: Codable, Equatable, Sendable {
    /// The short name by which parameters cite it.
    package var id: String
    /// Author, title, date.
    package var title: String
    /// Where it can be read.
    package var address: String?

    /// A source.
    package init(id: String, title: String, address: String? = nil) {
        self.id = id
        self.title = title
        self.address = address
    }
}
