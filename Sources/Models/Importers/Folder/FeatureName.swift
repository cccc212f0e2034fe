/// Names of columns as the schema of a model can hold them.
enum FeatureName {
    /// `text` in lower-case letters, digits and underscores, a letter first.
    static func identifier(_ text: String) -> String {
        var name = ""
        for scalar in text.lowercased().unicodeScalars {
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            name.unicodeScalars.append(isPlain ? scalar : "_")
        }
        guard let first = name.unicodeScalars.first, ("a"..."z").contains(first) else { return "f" + name }
        return name
    }

    /// The identifiers of `texts`, no two alike: a number is added to what would stand twice.
    static func identifiers(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.map { text in
            let plain = identifier(text)
            var name = plain
            var number = 2
            while !seen.insert(name).inserted {
                name = "\(plain)_\(number)"
                number += 1
            }
            return name
        }
    }
}
