import Documents
import Scoring

extension CoefficientFile {
    /// The terms over the features of `schema`.
    ///
    /// Numbers and products in the order of the file, then one term for the levels of each feature that has them.
    func terms(schema: Schema) throws(ImportFault) -> [Term] {
        var terms: [Term] = []
        var levels: [Int: [Int: Double]] = [:]
        for row in rows {
            var factors: [Term.Factor] = []
            for factor in row.factors { factors.append(try self.factor(factor, of: row, schema)) }
            if factors.count > 1 {
                let name = row.factors.joined(separator: ":")
                terms.append(Term(name: name, kind: .product(coefficient: row.estimate, factors: factors)))
                continue
            }
            switch factors[0] {
            case .value(let feature):
                let kind = Term.Kind.numeric(feature: feature, coefficient: row.estimate, missing: nil)
                terms.append(Term(name: schema.features[feature].name, kind: kind))
            case .level(let feature, let code):
                guard levels[feature, default: [:]].updateValue(row.estimate, forKey: code) == nil else {
                    throw ImportFault(
                        .duplicateName(row.factors[0], what: "term"),
                        at: row.position,
                        field: "term"
                    )
                }
            }
        }
        for (feature, estimates) in levels.sorted(by: { $0.key < $1.key }) {
            let names = schema.features[feature].kind.levels ?? []
            let open = names.indices.filter { estimates[$0] == nil }
            guard open.count == 1 else {
                let listed = open.map { names[$0] }.joined(separator: ", ")
                throw ImportFault(
                    "'\(schema.features[feature].name)' needs one level without a line, its reference; without one are: \(listed)",
                    at: .start
                )
            }
            let contributions = names.indices.map { estimates[$0] ?? 0 }
            let kind = Term.Kind.levels(feature: feature, contributions: contributions, missing: nil)
            terms.append(Term(name: schema.features[feature].name, kind: kind))
        }
        return terms
    }

    /// What one factor of a term names: the feature itself, or one of its levels.
    private func factor(_ text: String, of row: Row, _ schema: Schema) throws(ImportFault) -> Term.Factor {
        var found: [Term.Factor] = []
        for (index, feature) in schema.features.enumerated() {
            if FeatureName.identifier(text) == feature.name {
                switch feature.kind {
                case .count, .continuous: found.append(.value(feature: index))
                case .binary: found.append(.level(feature: index, code: 1))
                case .ordinal, .categorical: continue
                }
            }
            guard let levels = feature.kind.levels else { continue }
            for (code, level) in levels.enumerated() where text.hasSuffix(level) {
                var prefix = text.dropLast(level.count)
                if prefix.last == "=" { prefix.removeLast() }
                if FeatureName.identifier(String(prefix)) == feature.name {
                    found.append(.level(feature: index, code: code))
                }
            }
        }
        guard let first = found.first else {
            throw ImportFault(
                .unknownWord(text, what: "feature or level", known: schema.features.map(\.name)),
                at: row.position,
                field: "term"
            )
        }
        guard found.count == 1 else {
            throw ImportFault(
                "'\(text)' can be read in \(found.count) ways; write feature=level",
                at: row.position,
                field: "term"
            )
        }
        return first
    }

    /// The features that the terms name, as far as the file says what they are.
    func features() throws(ImportFault) -> [ImportedFeature] {
        var levels: [String: [String]] = [:]
        var order: [String] = []
        var ranges: [String: ClosedRange<Double>] = [:]
        func note(_ name: String) { if !order.contains(name) { order.append(name) } }
        func addLevel(_ level: String, to variable: String, reference: String) {
            let name = FeatureName.identifier(variable)
            note(name)
            var known = levels[name] ?? [reference]
            if !known.contains(level) { known.append(level) }
            levels[name] = known
        }
        for row in rows where row.factors.count == 1 {
            let factor = row.factors[0]
            let stated = row.reference.split(separator: "=", maxSplits: 1).map(String.init)
            if let equals = factor.firstIndex(of: "=") {
                let variable = String(factor[..<equals])
                guard let reference = stated.last else {
                    throw ImportFault(
                        "'\(factor)' is a level and has no reference; name it in the column 'reference'",
                        at: row.position,
                        field: "reference"
                    )
                }
                addLevel(String(factor[factor.index(after: equals)...]), to: variable, reference: reference)
            } else if stated.count == 2 {
                guard factor.hasPrefix(stated[0]), factor.count > stated[0].count else {
                    throw ImportFault(
                        "'\(factor)' does not begin with '\(stated[0])', as its reference says",
                        at: row.position,
                        field: "reference"
                    )
                }
                addLevel(String(factor.dropFirst(stated[0].count)), to: stated[0], reference: stated[1])
            } else if stated.count == 1 {
                throw ImportFault(
                    "which part of '\(factor)' is the level? write the reference as feature=\(stated[0])",
                    at: row.position,
                    field: "reference"
                )
            } else {
                let name = FeatureName.identifier(factor)
                note(name)
                ranges[name] = row.range
            }
        }
        let known = order.map { name in
            levels[name].map { ImportedFeature(name: name, kind: .categorical(levels: $0)) }
                ?? ImportedFeature(name: name, range: ranges[name])
        }
        var added: [ImportedFeature] = []
        for factor in rows.filter({ $0.factors.count > 1 }).flatMap(\.factors) {
            let isKnown = known.contains { feature in
                if feature.name == FeatureName.identifier(factor) { return true }
                return (feature.kind.levels ?? []).contains { level in
                    guard factor.hasSuffix(level) else { return false }
                    let prefix = factor.dropLast(level.count)
                    return FeatureName.identifier(String(prefix.last == "=" ? prefix.dropLast() : prefix))
                        == feature.name
                }
            }
            let name = FeatureName.identifier(factor)
            if !isKnown, !added.contains(where: { $0.name == name }) {
                added.append(ImportedFeature(name: name, range: nil))
            }
        }
        return known + added
    }
}
