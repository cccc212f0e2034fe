import Documents

/// A value of another library's JSON or UBJSON while it is decoded; keys that are not asked for are left alone.
struct ImportNode {
    let node: DocumentNode
    /// The way from the root, as in `learner.objective.name`.
    let path: String

    init(_ node: DocumentNode, path: String = "") {
        self.node = node
        self.path = path
    }

    /// A fault of this value.
    func fault(_ problem: DiagnosticProblem) -> ImportFault {
        ImportFault(problem, at: node.position, field: path)
    }

    /// The value of `key`, nil where there is none.
    func optional(_ key: String) throws(ImportFault) -> ImportNode? {
        guard case .mapping(let entries) = node.content else {
            throw fault(.wrongType(expected: "a mapping", found: node.word))
        }
        guard let entry = entries.first(where: { $0.key == key }) else { return nil }
        return ImportNode(entry.value, path: path.isEmpty ? key : "\(path).\(key)")
    }

    /// The value of `key`.
    func member(_ key: String) throws(ImportFault) -> ImportNode {
        guard let member = try optional(key) else { throw fault(.missingKey(key)) }
        return member
    }

    /// The text.
    func text() throws(ImportFault) -> String {
        guard case .scalar(let scalar) = node.content else {
            throw fault(.wrongType(expected: "a text", found: node.word))
        }
        return scalar.text
    }

    /// The whole number, which XGBoost writes as a text.
    func integer(in range: ClosedRange<Int>) throws(ImportFault) -> Int {
        guard case .scalar(let scalar) = node.content, let value = Int(scalar.text) else {
            throw fault(.wrongType(expected: "a whole number", found: node.word))
        }
        guard range.contains(value) else {
            throw fault(
                .outOfRange(value: Double(value), allowed: "\(range.lowerBound) to \(range.upperBound)")
            )
        }
        return value
    }

    /// The elements of the list.
    func elements() throws(ImportFault) -> [ImportNode] {
        switch node.content {
        case .sequence(let elements):
            return elements.enumerated().map { ImportNode($0.element, path: "\(path)[\($0.offset)]") }
        case .numbers(let numbers):
            return numbers.enumerated().map { offset, number in
                let scalar = DocumentScalar(text: "\(number)", style: .plain)
                return ImportNode(
                    DocumentNode(.scalar(scalar), at: node.position),
                    path: "\(path)[\(offset)]"
                )
            }
        case .scalar, .mapping:
            throw fault(.wrongType(expected: "a list", found: node.word))
        }
    }

    /// The numbers of the list; true and false are 1 and 0.
    func numbers(count: Int? = nil) throws(ImportFault) -> [Double] {
        let numbers: [Double]
        if case .numbers(let list) = node.content {
            numbers = list
        } else {
            var list: [Double] = []
            for element in try elements() { list.append(try element.number()) }
            numbers = list
        }
        if let count, numbers.count != count {
            throw fault(.wrongCount(what: "numbers", expected: count, found: numbers.count))
        }
        return numbers
    }

    /// The whole numbers of the list.
    func integers(count: Int? = nil) throws(ImportFault) -> [Int] {
        var integers: [Int] = []
        for number in try numbers(count: count) {
            guard let integer = Int(exactly: number) else {
                throw fault(.wrongType(expected: "a whole number", found: "\(number)"))
            }
            integers.append(integer)
        }
        return integers
    }

    private func number() throws(ImportFault) -> Double {
        guard case .scalar(let scalar) = node.content,
            let number = scalar.number ?? scalar.boolean.map({ $0 ? 1 : 0 })
        else {
            throw fault(.wrongType(expected: "a number", found: node.word))
        }
        return number
    }
}
