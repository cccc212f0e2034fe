package import CPluginABI
package import Scoring

/// A descriptor as C reads it; its memory lives as long as this object.
@safe package final class DescriptorExport: @unchecked Sendable {
    /// The descriptor in C, valid while this object lives.
    package let descriptor: UnsafePointer<etalon_descriptor>
    private let memory: CMemory

    /// A copy of `source`.
    package init(_ source: ModelDescriptor) {
        let memory = CMemory()
        self.memory = memory
        unsafe descriptor = memory.value(
            etalon_descriptor(
                struct_size: size(of: etalon_descriptor.self),
                precision: UInt32(source.precision == .float32 ? ETALON_FLOAT32 : ETALON_FLOAT64),
                id: memory.string(source.id),
                version: memory.string(source.version),
                name: memory.string(source.name.english),
                name_fr: memory.string(source.name.french),
                system: memory.string(source.system.english),
                system_fr: memory.string(source.system.french),
                target: memory.string(source.target),
                feature_count: source.schema.count,
                features: memory.list(source.schema.features.map { unsafe Self.feature($0, memory) }),
                rule_count: source.schema.consistency.count,
                rules: memory.list(source.schema.consistency.map { unsafe Self.rule($0, memory) }),
                output_count: source.outputs.count,
                outputs: memory.list(source.outputs.map { unsafe Self.output($0, memory) }),
                decision: memory.value(Self.decision(source.decision, memory)),
                provenance: memory.value(Self.provenance(source.provenance, memory)),
                parameter_count: source.parameters.count,
                parameters: memory.list(source.parameters.map { unsafe Self.parameter($0, memory) })
            )
        )
    }

    private static func feature(_ feature: Feature, _ memory: CMemory) -> etalon_feature {
        let levels = feature.kind.levels ?? []
        let (missing, imputed) =
            switch feature.missing {
            case .refused: (ETALON_MISSING_REFUSED, 0.0)
            case .passed: (ETALON_MISSING_PASSED, 0.0)
            case .imputed(let value): (ETALON_MISSING_IMPUTED, value)
            }
        let kind =
            switch feature.kind {
            case .binary: ETALON_BINARY
            case .ordinal: ETALON_ORDINAL
            case .categorical: ETALON_CATEGORICAL
            case .count: ETALON_COUNT
            case .continuous: ETALON_CONTINUOUS
            }
        return unsafe etalon_feature(
            struct_size: size(of: etalon_feature.self),
            kind: UInt32(kind),
            name: memory.string(feature.name),
            label: memory.string(feature.label.english),
            label_fr: memory.string(feature.label.french),
            unit: memory.string(feature.unit),
            level_count: levels.count,
            levels: memory.strings(levels),
            minimum: feature.kind.range?.lowerBound ?? 0,
            maximum: feature.kind.range?.upperBound ?? 0,
            missing: UInt32(missing),
            roles: UInt32(feature.roles.rawValue),
            imputed: imputed,
            shift_count: feature.shifts.count,
            // An address even where there are no shifts: none are wanted, rather than the usual ones.
            shifts: memory.array(feature.shifts) ?? memory.value(0.0)
        )
    }

    private static func rule(_ rule: ConsistencyRule, _ memory: CMemory) -> etalon_rule {
        var kind = ETALON_REQUIRED
        var columns: [Int] = []
        var allowsNone = false
        var condition: String?
        var value = 0.0
        switch rule {
        case .oneHot(let features, let none): (kind, columns, allowsNone) = (ETALON_ONE_HOT, features, none)
        case .implied(let formula, let feature, let implied):
            (kind, columns, condition, value) = (ETALON_IMPLIED, [feature], formula.text, implied)
        case .ordered(let lower, let upper): (kind, columns) = (ETALON_ORDERED, [lower, upper])
        case .required(let formula): condition = formula.text
        }
        return unsafe etalon_rule(
            struct_size: size(of: etalon_rule.self),
            kind: UInt32(kind),
            feature_count: columns.count,
            features: memory.array(columns.map { UInt32($0) }),
            allows_none: allowsNone ? 1 : 0,
            reserved: 0,
            condition: memory.string(condition),
            value: value
        )
    }

    private static func output(_ output: Output, _ memory: CMemory) -> etalon_output {
        let (kind, levels) =
            switch output.kind {
            case .probability: (ETALON_PROBABILITY, [String]())
            case .score: (ETALON_SCORE, [])
            case .level(let names): (ETALON_LEVEL, names)
            }
        return unsafe etalon_output(
            struct_size: size(of: etalon_output.self),
            kind: UInt32(kind),
            name: memory.string(output.name),
            label: memory.string(output.label.english),
            label_fr: memory.string(output.label.french),
            level_count: levels.count,
            levels: memory.strings(levels)
        )
    }

    private static func decision(_ rule: DecisionRule, _ memory: CMemory) -> etalon_decision {
        let (kind, levels, capacity) =
            switch rule {
            case .threshold: (ETALON_THRESHOLD, [String](), 0.0)
            case .orderedLevels(_, _, let names): (ETALON_ORDERED_LEVELS, names, 0)
            case .capacity(_, .count(let count)): (ETALON_CAPACITY_COUNT, [], Double(count))
            case .capacity(_, .share(let share)): (ETALON_CAPACITY_SHARE, [], share)
            }
        return unsafe etalon_decision(
            struct_size: size(of: etalon_decision.self),
            kind: UInt32(kind),
            output: UInt32(rule.output),
            reserved: 0,
            cut_count: rule.cuts?.count ?? 0,
            cuts: memory.array(rule.cuts ?? []),
            level_count: levels.count,
            levels: memory.strings(levels),
            capacity: capacity
        )
    }

    private static func provenance(_ provenance: ModelProvenance, _ memory: CMemory) -> etalon_provenance {
        let classification =
            switch provenance.classification {
            case .exact: ETALON_PROVENANCE_EXACT
            case .publishedPartial: ETALON_PROVENANCE_PUBLISHED_PARTIAL
            case .structureOnly: ETALON_PROVENANCE_STRUCTURE_ONLY
            case .criteriaOnly: ETALON_PROVENANCE_CRITERIA_ONLY
            case .conceptual: ETALON_PROVENANCE_CONCEPTUAL
            }
        let sources = unsafe provenance.sources.map { source in
            unsafe etalon_source(
                struct_size: size(of: etalon_source.self),
                reserved: 0,
                id: memory.string(source.id),
                title: memory.string(source.title),
                address: memory.string(source.address)
            )
        }
        return unsafe etalon_provenance(
            struct_size: size(of: etalon_provenance.self),
            classification: UInt32(classification),
            summary: memory.string(provenance.summary.english),
            summary_fr: memory.string(provenance.summary.french),
            source_count: sources.count,
            sources: memory.list(sources)
        )
    }

    private static func parameter(_ parameter: Parameter, _ memory: CMemory) -> etalon_parameter {
        let (kind, text, range) =
            switch parameter.provenance {
            case .published(let source): (ETALON_PUBLISHED, source, 0.0...0.0)
            case .recalled(let source): (ETALON_RECALLED, source, 0...0)
            case .inferred(let how): (ETALON_INFERRED, how, 0...0)
            case .assumed(let range, let reason): (ETALON_ASSUMED, reason, range)
            }
        return unsafe etalon_parameter(
            struct_size: size(of: etalon_parameter.self),
            provenance: UInt32(kind),
            name: memory.string(parameter.name),
            value: parameter.value ?? .nan,
            count: UInt64(parameter.count),
            text: memory.string(text),
            minimum: range.lowerBound,
            maximum: range.upperBound
        )
    }
}

/// The size that a struct of this type declares.
private func size<Value>(of type: Value.Type) -> UInt32 { UInt32(MemoryLayout<Value>.size) }
