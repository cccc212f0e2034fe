import CPluginABI
import Scoring

extension DescriptorReader {
    func schema(_ raw: etalon_descriptor) throws(PluginError) -> Schema {
        let features = try unsafe list(raw.features, raw.feature_count, "features")
            .map { (place, raw) throws(PluginError) in try unsafe feature(raw, place) }
        let rules = try unsafe list(raw.rules, raw.rule_count, "rules")
        do {
            let plain = try Schema(features: features)
            if unsafe rules.isEmpty { return plain }
            let consistency = try unsafe rules.map { (place, raw) throws(PluginError) in
                try unsafe rule(raw, place, plain)
            }
            return try Schema(features: features, consistency: consistency)
        } catch let error as PluginError {
            throw error
        } catch {
            throw broken("features", "\(error)")
        }
    }

    private func feature(_ raw: etalon_feature, _ place: String) throws(PluginError) -> Feature {
        let name = try unsafe requiredText(raw.name, "\(place).name")
        guard name.utf8.allSatisfy({ Self.nameBytes.contains($0) }) else {
            throw broken("\(place).name", "'\(name)' has other than lower-case letters, digits, underscores")
        }
        let place = "\(place) ('\(name)')"
        let kind = try unsafe kind(raw, place)
        return Feature(
            name: name,
            label: try unsafe localized(raw.label, raw.label_fr, "\(place).label"),
            kind: kind,
            unit: try unsafe text(raw.unit, "\(place).unit"),
            missing: try unsafe missing(raw, kind, place),
            roles: try roles(unsafe raw.roles, place),
            shifts: try unsafe shifts(raw, place)
        )
    }

    private static let nameBytes = Set("abcdefghijklmnopqrstuvwxyz0123456789_".utf8)

    private func kind(_ raw: etalon_feature, _ place: String) throws(PluginError) -> FeatureKind {
        let levels = try unsafe texts(raw.levels, raw.level_count, "\(place).levels")
        switch Int32(clamping: unsafe raw.kind) {
        case ETALON_BINARY:
            if levels.isEmpty { return .binary(no: "no", yes: "yes") }
            guard levels.count == 2 else { throw broken("\(place).levels", "a binary feature has two") }
            return .binary(no: levels[0], yes: levels[1])
        case ETALON_ORDINAL, ETALON_CATEGORICAL:
            if levels.isEmpty { throw broken("\(place).levels", "there is none") }
            let isOrdinal = unsafe raw.kind == UInt32(ETALON_ORDINAL)
            return isOrdinal ? .ordinal(levels: levels) : .categorical(levels: levels)
        case ETALON_COUNT: return .count(range: try unsafe range(raw.minimum, raw.maximum, place))
        case ETALON_CONTINUOUS: return .continuous(range: try unsafe range(raw.minimum, raw.maximum, place))
        default: throw broken("\(place).kind", "\(unsafe raw.kind) is none of the kinds of version 1.0")
        }
    }

    private func missing(
        _ raw: etalon_feature,
        _ kind: FeatureKind,
        _ place: String
    ) throws(PluginError) -> MissingPolicy {
        switch Int32(clamping: unsafe raw.missing) {
        case ETALON_MISSING_REFUSED: return .refused
        case ETALON_MISSING_PASSED: return .passed
        case ETALON_MISSING_IMPUTED:
            let imputed = unsafe raw.imputed
            guard kind.contains(imputed) else {
                throw broken("\(place).imputed", "\(imputed) is no legal value of the feature")
            }
            return .imputed(imputed)
        default:
            throw broken("\(place).missing", "\(unsafe raw.missing) is none of the policies of version 1.0")
        }
    }

    private func roles(_ bits: UInt32, _ place: String) throws(PluginError) -> FeatureRoles {
        let known = UInt32(ETALON_PROTECTED | ETALON_ACTIONABLE | ETALON_IMMUTABLE)
        guard bits & ~known == 0 else { throw broken("\(place).roles", "\(bits) has bits of no role") }
        return FeatureRoles(rawValue: Int(bits))
    }

    private func shifts(_ raw: etalon_feature, _ place: String) throws(PluginError) -> [Double]? {
        if unsafe raw.shifts == nil { return nil }
        let shifts = try unsafe array(raw.shifts, raw.shift_count, "\(place).shifts")
        guard shifts.allSatisfy({ $0.isFinite && $0 != 0 }) else {
            throw broken("\(place).shifts", "a shift of \(shifts.first { !$0.isFinite || $0 == 0 } ?? 0)")
        }
        return shifts
    }

    private func rule(_ raw: etalon_rule, _ place: String, _ schema: Schema) throws(PluginError)
        -> ConsistencyRule
    {
        let columns = try unsafe array(raw.features, raw.feature_count, "\(place).features").map { Int($0) }
        if let wrong = columns.first(where: { $0 >= schema.count }) {
            throw broken("\(place).features", "there is no column \(wrong)")
        }
        func require(_ count: Int) throws(PluginError) {
            guard columns.count == count else {
                throw broken("\(place).features", "\(columns.count) columns, the rule wants \(count)")
            }
        }
        switch Int32(clamping: unsafe raw.kind) {
        case ETALON_ONE_HOT:
            guard columns.count >= 2, Set(columns).count == columns.count else {
                throw broken("\(place).features", "the rule wants two different columns or more")
            }
            return .oneHot(features: columns, allowsNone: unsafe raw.allows_none != 0)
        case ETALON_IMPLIED:
            try require(1)
            let feature = schema.features[columns[0]]
            let value = unsafe raw.value
            guard feature.kind.contains(value) else {
                throw broken("\(place).value", "\(value) is no legal value of '\(feature.name)'")
            }
            let condition = try unsafe condition(raw, place, schema)
            return .implied(condition: condition, feature: columns[0], value: value)
        case ETALON_ORDERED:
            try require(2)
            return .ordered(lower: columns[0], upper: columns[1])
        case ETALON_REQUIRED: return .required(condition: try unsafe condition(raw, place, schema))
        default: throw broken("\(place).kind", "\(unsafe raw.kind) is none of the kinds of version 1.0")
        }
    }

    private func condition(
        _ raw: etalon_rule,
        _ place: String,
        _ schema: Schema
    ) throws(PluginError) -> Expression {
        let text = try unsafe requiredText(raw.condition, "\(place).condition")
        do {
            return try Expression(parsing: text, schema: schema)
        } catch {
            throw broken("\(place).condition", "\(error)")
        }
    }
}
