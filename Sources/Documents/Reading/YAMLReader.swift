import Yams

/// Reads YAML into nodes with places, through the library that knows the format.
enum YAMLReader {
    /// The value of the one document in `bytes`.
    ///
    /// Anchors and aliases are refused before anything is composed: nine lines of them can stand for billions of values.
    static func read(_ bytes: [UInt8], limits: DocumentLimits) throws(DocumentFault) -> DocumentNode {
        guard bytes.count <= limits.yamlBytes else {
            throw DocumentFault(.tooLarge(largest: limits.yamlBytes), at: .start)
        }
        let text = try TextEncoding.text(of: bytes)
        if let alias = AliasScan.firstAlias(in: bytes) {
            throw DocumentFault(.aliasRefused(name: alias.name), offset: alias.offset, in: bytes)
        }
        guard let root = try compose(text) else { throw DocumentFault(.emptyFile, at: .start) }
        return try node(root, depth: 0, limits: limits)
    }

    private static func compose(_ text: String) throws(DocumentFault) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw fault(error)
        } catch {
            throw DocumentFault(.syntax(reason: "\(error)"), at: .start)
        }
    }

    private static func fault(_ error: YamlError) -> DocumentFault {
        func syntax(_ context: YamlError.Context?, _ problem: String, _ mark: Mark) -> DocumentFault {
            let reason = context.map { "\($0.text) (line \($0.mark.line)): \(problem)" } ?? problem
            return DocumentFault(
                .syntax(reason: reason),
                at: DocumentPosition(line: mark.line, column: mark.column)
            )
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return syntax(context, problem, mark)
        case .duplicatedKeysInMapping(let keys, let context):
            return DocumentFault(
                .duplicateKey(keys.first ?? ""),
                at: DocumentPosition(line: context.mark.line, column: context.mark.column)
            )
        case .reader(let problem, let offset, _, let text):
            let bytes = Array(text.prefix(offset ?? 0).utf8)
            return DocumentFault(.syntax(reason: problem), offset: bytes.count, in: bytes)
        case .memory:
            return DocumentFault(.syntax(reason: "it is nested too deeply or too large"), at: .start)
        case .no, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return DocumentFault(.syntax(reason: "\(error)"), at: .start)
        }
    }

    private static func node(
        _ node: Node,
        depth: Int,
        limits: DocumentLimits
    ) throws(DocumentFault) -> DocumentNode {
        let position = place(node.mark)
        guard depth < limits.depth else { throw DocumentFault(.tooDeep(limit: limits.depth), at: position) }
        switch node {
        case .scalar(let scalar):
            let style: DocumentScalar.Style =
                switch scalar.style {
                case .any, .plain: .plain
                case .singleQuoted, .doubleQuoted: .quoted
                case .literal, .folded: .block
                }
            return DocumentNode(.scalar(DocumentScalar(text: scalar.string, style: style)), at: position)
        case .sequence(let sequence):
            var elements: [DocumentNode] = []
            for element in sequence {
                elements.append(try self.node(element, depth: depth + 1, limits: limits))
            }
            return DocumentNode(.sequence(elements), at: position)
        case .mapping(let mapping):
            var entries: [DocumentEntry] = []
            for (key, value) in mapping {
                guard case .scalar(let scalar) = key else {
                    throw DocumentFault(.syntax(reason: "a key must be a text"), at: place(key.mark))
                }
                entries.append(
                    DocumentEntry(
                        key: scalar.string,
                        keyPosition: place(key.mark),
                        value: try self.node(value, depth: depth + 1, limits: limits)
                    )
                )
            }
            return DocumentNode(.mapping(entries), at: position)
        case .alias:
            throw DocumentFault(.aliasRefused(name: ""), at: position)
        }
    }

    private static func place(_ mark: Mark?) -> DocumentPosition {
        mark.map { DocumentPosition(line: $0.line, column: $0.column) } ?? .start
    }
}
