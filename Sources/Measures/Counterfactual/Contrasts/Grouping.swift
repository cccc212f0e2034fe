/// One way to divide people, as by sex: everybody is in one group, or in none.
package struct Grouping: Equatable, Sendable {
    /// What reports call it.
    package let name: String
    /// The names of the groups.
    package let labels: [String]

    /// A grouping.
    package init(name: String, labels: [String]) {
        self.name = name
        self.labels = labels
    }
}
