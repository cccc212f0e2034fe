/// A value of a YAML or JSON file with its place, before anything is said about what it means.
package struct DocumentNode: Equatable, Sendable {
    /// What a node can be.
    package enum Content: Equatable, Sendable {
        /// A text, a number, a truth value or nothing.
        case scalar(DocumentScalar)
        /// Values in order.
        case sequence([DocumentNode])
        /// Numbers in order, as JSON files of trees hold them by the hundred thousand: without a place of their own.
        case numbers([Double])
        /// Values by distinct keys, in the order of the file.
        case mapping([DocumentEntry])
    }

    /// What it is.
    package let content: Content
    /// Where it begins.
    package let position: DocumentPosition

    /// A node.
    package init(_ content: Content, at position: DocumentPosition) {
        self.content = content
        self.position = position
    }

    /// What people call this content: "a mapping", "a list", "a text", "a number", "true or false" or "nothing".
    package var word: String {
        switch content {
        case .scalar(let scalar): scalar.word
        case .sequence, .numbers: "a list"
        case .mapping: "a mapping"
        }
    }
}

/// One key of a mapping and its value.
package struct DocumentEntry: Equatable, Sendable {
    /// The key.
    package let key: String
    /// Where the key stands.
    package let keyPosition: DocumentPosition
    /// Its value.
    package let value: DocumentNode

    /// An entry.
    package init(key: String, keyPosition: DocumentPosition, value: DocumentNode) {
        self.key = key
        self.keyPosition = keyPosition
        self.value = value
    }
}
