/// Takes the keys of one mapping; what is left over at the end is reported with the keys that are known.
package final class MappingReader {
    /// The mapping.
    package let value: DocumentValue
    /// Its entries, in the order of the file.
    package let entries: [DocumentEntry]
    private var known: [String] = []

    fileprivate init(_ value: DocumentValue, _ entries: [DocumentEntry]) {
        self.value = value
        self.entries = entries
    }

    /// Whether `key` is there; it is known from now on.
    package func has(_ key: String) -> Bool {
        note(key)
        return entries.contains { $0.key == key }
    }

    /// The value of `key`; nil where it is not there or where the file says `null`.
    package func optional(_ key: String) -> DocumentValue? {
        note(key)
        guard let entry = entries.first(where: { $0.key == key }) else { return nil }
        let part = value.part(entry.value, path: value.path(of: key))
        return part.isNull ? nil : part
    }

    /// The value of `key`; nil, with a diagnostic, where it is not there.
    package func required(_ key: String) -> DocumentValue? {
        if let part = optional(key) { return part }
        value.report(.missingKey(key))
        return nil
    }

    /// The one of `keys` that is there, with its value.
    ///
    /// - Returns: nil, with a diagnostic, where none or several are.
    package func one(of keys: [String]) -> (key: String, value: DocumentValue)? {
        let found = keys.filter { has($0) }
        guard found.count == 1, let part = optional(found[0]) else {
            value.report(.oneKeyNeeded(of: keys, found: found))
            return nil
        }
        return (found[0], part)
    }

    /// Every entry as a value; all keys are known from now on, for mappings whose keys are names.
    package func named() -> [(name: String, value: DocumentValue)] {
        entries.map { entry in
            note(entry.key)
            return (entry.key, value.part(entry.value, path: value.path(of: entry.key)))
        }
    }

    /// Reports a fault of the key `key`, at the place of the key.
    package func report(_ problem: DiagnosticProblem, key: String) {
        let place = entries.first { $0.key == key }?.keyPosition ?? value.node.position
        value.diagnostics.report(problem, file: value.file, at: place, keyPath: value.path(of: key))
    }

    /// Reports every key that was not asked for.
    package func finish() {
        for entry in entries where !known.contains(entry.key) {
            report(.unknownKey(entry.key, known: known), key: entry.key)
        }
    }

    private func note(_ key: String) {
        if !known.contains(key) { known.append(key) }
    }
}

extension DocumentValue {
    /// The mapping that it is, to be read key by key; call `finish()` at the end.
    ///
    /// - Returns: nil, with a diagnostic, where it is none.
    package func mapping() -> MappingReader? {
        guard case .mapping(let entries) = node.content else { return wrongType(expected: "a mapping") }
        return MappingReader(self, entries)
    }

    /// What `decode` makes of the mapping; keys that it does not ask for are reported.
    ///
    /// - Returns: nil where it is no mapping or `decode` makes nothing.
    package func mapping<Result>(_ decode: (MappingReader) -> Result?) -> Result? {
        guard let reader = mapping() else { return nil }
        let result = decode(reader)
        reader.finish()
        return result
    }
}
