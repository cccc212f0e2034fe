import Foundation

/// The expected values that `reference_values.py` computed with published packages, read by key path.
///
/// **Edge cases**: absent file: `shared` is nil and tests that need it are skipped.
package struct ReferenceValues: Sendable {
    /// Where the values lie within the shared folder.
    package static let path = "reference/reference-values.json"

    /// The values, nil where the file is absent or is not what it should be.
    package static let shared: ReferenceValues? = SharedData.file(path).flatMap { url in
        guard let data = try? Data(contentsOf: url),
            let root = try? JSONDecoder().decode(Node.self, from: data)
        else { return nil }
        return ReferenceValues(root: root)
    }

    /// Whether tests can read the values.
    package static var isAvailable: Bool { shared != nil }

    /// A key path led to nothing of the wanted kind.
    package struct Missing: Error, CustomStringConvertible {
        package let keys: [String]
        package var description: String {
            "reference-values.json has no such value: \(keys.joined(separator: "/"))"
        }
    }

    private indirect enum Node: Decodable, Sendable {
        case object([String: Node])
        case list([Node])
        case number(Double)
        case other

        init(from decoder: any Decoder) throws {
            if let object = try? [String: Node](from: decoder) {
                self = .object(object)
            } else if let list = try? [Node](from: decoder) {
                self = .list(list)
            } else if let number = try? Double(from: decoder) {
                self = .number(number)
            } else {
                self = .other
            }
        }
    }

    private let root: Node

    /// The number at a path of keys; a list is entered by its index.
    package func number(_ keys: String...) throws -> Double {
        try number(keys)
    }

    /// The number at a path of keys given as a list.
    package func number(_ keys: [String]) throws -> Double {
        guard case .number(let number)? = node(keys) else { throw Missing(keys: keys) }
        return number
    }

    /// The list of numbers at a path of keys.
    package func numbers(_ keys: String...) throws -> [Double] {
        guard case .list(let list)? = node(keys) else { throw Missing(keys: keys) }
        return try list.map {
            guard case .number(let number) = $0 else { throw Missing(keys: keys) }
            return number
        }
    }

    /// The keys of the object at a path, sorted.
    package func keys(_ keys: String...) throws -> [String] {
        guard case .object(let object)? = node(keys) else { throw Missing(keys: keys) }
        return object.keys.sorted()
    }

    private func node(_ keys: [String]) -> Node? {
        keys.reduce(root as Node?) { node, key in
            switch node {
            case .object(let object): object[key]
            case .list(let list): Int(key).flatMap { list.indices.contains($0) ? list[$0] : nil }
            default: nil
            }
        }
    }
}
