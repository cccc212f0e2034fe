extension DocumentValue {
    /// The elements of the list.
    ///
    /// - Returns: nil, with a diagnostic, where it is no list.
    package func list() -> [DocumentValue]? {
        switch node.content {
        case .sequence(let elements):
            return elements.enumerated().map { part($1, path: "\(keyPath)[\($0)]") }
        case .numbers(let numbers):
            return numbers.enumerated().map { index, number in
                let scalar = DocumentScalar(text: "\(number)", style: .plain)
                return part(DocumentNode(.scalar(scalar), at: node.position), path: "\(keyPath)[\(index)]")
            }
        case .scalar, .mapping:
            return wrongType(expected: "a list")
        }
    }

    /// What `decode` makes of every element.
    ///
    /// - Returns: nil where it is no list or an element could not be decoded; all elements are looked at.
    package func list<Element>(_ decode: (DocumentValue) -> Element?) -> [Element]? {
        guard let elements = list() else { return nil }
        let decoded = elements.map(decode)
        let whole = decoded.compactMap(\.self)
        return whole.count == decoded.count ? whole : nil
    }

    /// The numbers of the list.
    ///
    /// - Returns: nil, with a diagnostic for every one that is none, not finite or outside `range`.
    package func numbers(in range: ClosedRange<Double>? = nil) -> [Double]? {
        if case .numbers(let numbers) = node.content, range.map({ numbers.allSatisfy($0.contains) }) ?? true {
            return numbers
        }
        return list { $0.number(in: range) }
    }

    /// The whole numbers of the list.
    ///
    /// - Returns: nil, with a diagnostic for every one that is none or outside `range`.
    package func integers(in range: ClosedRange<Int> = .min ... .max) -> [Int]? {
        if case .numbers(let numbers) = node.content {
            let integers = numbers.compactMap { Int(exactly: $0) }
            if integers.count == numbers.count, integers.allSatisfy(range.contains) { return integers }
        }
        return list { $0.integer(in: range) }
    }

    /// The numbers of the list, each higher than the one before.
    ///
    /// - Parameters:
    ///   - what: what they are ("cuts"), for the diagnostic.
    ///   - range: where each must lie.
    /// - Returns: nil, with diagnostics, where one is wrong or they do not rise.
    package func risingNumbers(_ what: String, in range: ClosedRange<Double>? = nil) -> [Double]? {
        guard let numbers = numbers(in: range) else { return nil }
        guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) else {
            report(.notRising(what: what))
            return nil
        }
        return numbers
    }

    /// The texts of the list, no two alike.
    ///
    /// - Parameter what: what each names ("level"), for the diagnostic.
    /// - Returns: nil, with diagnostics, where one is no text or stands twice.
    package func distinctTexts(_ what: String) -> [String]? {
        guard let elements = list() else { return nil }
        var texts: [String] = []
        var isWhole = true
        for element in elements {
            guard let text = element.text() else {
                isWhole = false
                continue
            }
            if texts.contains(text) {
                element.report(.duplicateName(text, what: what))
                isWhole = false
            } else {
                texts.append(text)
            }
        }
        return isWhole ? texts : nil
    }

    /// The interval that a list of two numbers bounds, the lower one first.
    package func interval() -> ClosedRange<Double>? {
        guard let numbers = numbers() else { return nil }
        guard numbers.count == 2 else {
            report(.wrongCount(what: "numbers (lowest and highest)", expected: 2, found: numbers.count))
            return nil
        }
        guard numbers[0] <= numbers[1] else {
            report(.notRising(what: "bounds"))
            return nil
        }
        return numbers[0]...numbers[1]
    }
}
