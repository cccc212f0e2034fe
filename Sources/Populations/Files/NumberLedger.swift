import Documents
import Scoring

/// Reads the numbers of a specification and keeps each with its provenance.
final class NumberLedger {
    /// What a block says about its bare numbers.
    enum BlockProvenance {
        /// The same for every number.
        case same(ParameterProvenance)
        /// Every number is assumed, within this fraction of itself.
        case assumedWithin(Double, because: String)

        func of(_ value: Double) -> ParameterProvenance {
            switch self {
            case .same(let provenance):
                return provenance
            case .assumedWithin(let fraction, let reason):
                let slack = value.magnitude * fraction
                return .assumed(range: (value - slack)...(value + slack), because: reason)
            }
        }
    }

    let scope: ProvenanceScope
    private(set) var parameters: [Parameter] = []

    init(sources: [Source]) {
        scope = ProvenanceScope(sources: sources)
    }

    /// What the key `provenance` of a block says: `{published: source}` and the like, or
    /// `{within: 0.3, because: why}` for numbers that are each assumed within this fraction of themselves.
    func block(_ reader: MappingReader, inherited: BlockProvenance?) -> BlockProvenance? {
        guard let value = reader.optional("provenance") else { return inherited }
        guard case .mapping(let entries) = value.node.content, entries.contains(where: { $0.key == "within" })
        else {
            return value.parameterProvenance(scope).map { .same($0) }
        }
        return value.mapping { part in
            let fraction = part.required("within")?.number(in: 0...1)
            let reason = part.required("because")?.text()
            guard let fraction, let reason else { return nil }
            return .assumedWithin(fraction, because: reason)
        }
    }

    /// The number called `name`, with its own provenance or that of its block.
    func number(
        _ value: DocumentValue,
        name: String,
        block: BlockProvenance?,
        in range: ClosedRange<Double>? = nil
    ) -> Double? {
        if value.isMapping || block == nil {
            guard let number = value.provenancedNumber(scope, in: range) else { return nil }
            parameters.append(Parameter(name: name, value: number.value, provenance: number.provenance))
            return number.value
        }
        guard let block, let number = value.number(in: range) else { return nil }
        parameters.append(Parameter(name: name, value: number, provenance: block.of(number)))
        return number
    }
}
