/// One key of the run document: what exporters and the documentation of the format derive from.
package struct DocumentField: Equatable, Sendable {
    /// What the value of a key is.
    package indirect enum Shape: Equatable, Sendable {
        /// A text.
        case text
        /// One of these words.
        case word([String])
        /// A whole number.
        case integer
        /// A finite number.
        case number
        /// True or false.
        case truth
        /// Values of one shape, in order.
        case list(Shape)
        /// Values of one shape by name.
        case table(Shape)
        /// These keys.
        case record([DocumentField])
    }

    /// The key.
    package let key: String
    /// What its value is.
    package let shape: Shape
    /// Whether the key may be missing.
    package let isOptional: Bool
    /// What the value means.
    package let meaning: String

    private init(_ key: String, _ shape: Shape, isOptional: Bool, _ meaning: String) {
        self.key = key
        self.shape = shape
        self.isOptional = isOptional
        self.meaning = meaning
    }

    /// A key that is always there.
    static func required(_ key: String, _ shape: Shape, _ meaning: String) -> DocumentField {
        DocumentField(key, shape, isOptional: false, meaning)
    }

    /// A key that may be missing.
    static func optional(_ key: String, _ shape: Shape, _ meaning: String) -> DocumentField {
        DocumentField(key, shape, isOptional: true, meaning)
    }

    /// The fields of single values below this one, by path, in order.
    ///
    /// A path reads as `metrics[].interval.lower`: `[]` stands for each element of a list, `{}` for each of a table.
    package var leaves: [(path: String, field: DocumentField)] {
        Self.leaves(of: shape, path: key, field: self)
    }

    private static func leaves(
        of shape: Shape,
        path: String,
        field: DocumentField
    ) -> [(path: String, field: DocumentField)] {
        switch shape {
        case .text, .word, .integer, .number, .truth:
            [(path, field)]
        case .list(let element):
            leaves(of: element, path: path + "[]", field: field)
        case .table(let element):
            leaves(of: element, path: path + "{}", field: field)
        case .record(let fields):
            fields.flatMap { inner in leaves(of: inner.shape, path: "\(path).\(inner.key)", field: inner) }
        }
    }
}
