/// What an intervention came to for one person.
public enum ChangeStatus: UInt8, CaseIterable, Sendable {
    /// The person has other values now.
    case changed
    /// The person had these values already.
    case unchanged
    /// There is nothing to flip, shift or step: the person's own value is missing.
    case missing
    /// The new value would be outside the feature's levels or range.
    case outOfRange
    /// The new values would break a rule between features, and nothing says how to repair it.
    case inconsistent

    /// Whether the person can be compared: changed, or had the values already.
    public var isLegal: Bool { rawValue <= ChangeStatus.unchanged.rawValue }
}

/// How many people an intervention came to what for.
public struct ChangeCounts: Hashable, Sendable {
    /// People with other values now.
    public var changed = 0
    /// People who had the values already.
    public var unchanged = 0
    /// People whose own value is missing, so that there is nothing to change.
    public var missing = 0
    /// People whose new value would be outside the feature's levels or range.
    public var outOfRange = 0
    /// People whose new values would break a rule between features.
    public var inconsistent = 0

    /// Nobody yet.
    public init() {}

    /// The counts of `statuses`.
    ///
    /// - Complexity: O(people).
    public init(_ statuses: [ChangeStatus]) {
        for status in statuses { add(status) }
    }

    /// People who can be compared.
    public var legal: Int { changed + unchanged }

    /// People for whom the change is none that the schema allows.
    public var illegal: Int { outOfRange + inconsistent }

    /// Everybody.
    public var total: Int { legal + missing + illegal }

    /// Counts one person.
    public mutating func add(_ status: ChangeStatus) { add(status, people: 1) }

    /// Counts people of one status.
    public mutating func add(_ status: ChangeStatus, people: Int) {
        switch status {
        case .changed: changed += people
        case .unchanged: unchanged += people
        case .missing: missing += people
        case .outOfRange: outOfRange += people
        case .inconsistent: inconsistent += people
        }
    }

    /// Adds the counts of other people.
    public mutating func merge(_ other: ChangeCounts) {
        changed += other.changed
        unchanged += other.unchanged
        missing += other.missing
        outOfRange += other.outOfRange
        inconsistent += other.inconsistent
    }
}
