/// One column of the design of a regression: a number, or whether a categorical column has one level.
package struct DesignColumn: Equatable, Sendable {
    /// Where its numbers come from.
    package enum Content: Equatable, Sendable {
        /// The values of a column of the table.
        case number(column: Int)
        /// 1 where a column of the table has this code, else 0.
        case level(column: Int, code: Int)
    }

    /// The name, as messages and tables show it.
    package let name: String
    /// Where its numbers come from.
    package let content: Content

    /// A column.
    package init(name: String, content: Content) {
        self.name = name
        self.content = content
    }
}
