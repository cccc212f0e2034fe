extension InterventionDraft {
    /// Brings everybody's new values in line with `rules`, or marks as inconsistent whom nothing can bring in line.
    ///
    /// One-hot groups and implied values are repaired, round after round until nothing moves: a value once asked for
    /// or repaired stays, so there are at most as many rounds as touched features. Orders and requirements are then
    /// checked; one that did not hold for the person's own values is not held against the change.
    mutating func repair(by rules: [ConsistencyRule]) {
        for position in isFixed.indices where isFixed[position].isEmpty {
            isFixed[position] = [Bool](repeating: false, count: people.count)
        }
        var isMoving = true
        while isMoving {
            isMoving = false
            for rule in rules {
                switch rule {
                case .oneHot(let group, _):
                    if clearOthers(of: group) { isMoving = true }
                case .implied(let condition, let feature, let value):
                    if imply(condition, feature: feature, value: value) { isMoving = true }
                case .ordered, .required: break
                }
            }
        }
        for rule in rules { check(rule) }
    }

    /// Where a member of the group was set to 1, sets the others to 0; returns whether a value moved.
    private mutating func clearOthers(of group: [Int]) -> Bool {
        let positions = group.compactMap { position(of: $0) }
        var moved = false
        for person in statuses.indices where statuses[person] == .changed {
            let isSet = positions.contains { isFixed[$0][person] && new[$0][person] == 1 }
            guard isSet else { continue }
            for position in positions where !isFixed[position][person] {
                isFixed[position][person] = true
                if new[position][person] != 0 {
                    new[position][person] = 0
                    moved = true
                }
            }
        }
        return moved
    }

    /// Where the condition holds, sets the implied value; returns whether a value moved.
    private mutating func imply(_ condition: Expression, feature: Int, value: Double) -> Bool {
        guard let position = position(of: feature) else { return false }
        let holds = condition.values(over: candidate(for: condition.features))
        var moved = false
        for person in statuses.indices where statuses[person] == .changed {
            guard Self.isTrue(holds[person]), new[position][person] != value else { continue }
            if isFixed[position][person] {
                statuses[person] = .inconsistent
            } else {
                isFixed[position][person] = true
                new[position][person] = value
                moved = true
            }
        }
        return moved
    }

    private mutating func check(_ rule: ConsistencyRule) {
        switch rule {
        case .oneHot(let group, let allowsNone):
            let positions = group.compactMap { position(of: $0) }
            for person in statuses.indices where statuses[person] == .changed {
                let values = positions.map { new[$0][person] }
                let ones = values.count { $0 == 1 }
                let isShort = ones == 0 && !allowsNone && !values.contains { $0.isNaN }
                if ones > 1 || isShort { statuses[person] = .inconsistent }
            }
        case .implied: break
        case .ordered(let lower, let upper):
            let ends = [lower, upper].map { (own: people.values(ofFeature: $0), new: newValues(of: $0)) }
            for person in statuses.indices where statuses[person] == .changed {
                // A comparison with a missing value is false, so a missing end breaks no order.
                let isBroken = ends[0].new[person] > ends[1].new[person]
                if isBroken, !(ends[0].own[person] > ends[1].own[person]) {
                    statuses[person] = .inconsistent
                }
            }
        case .required(let condition):
            let before = condition.values(over: people)
            let after = condition.values(over: candidate(for: condition.features))
            for person in statuses.indices where statuses[person] == .changed {
                if Self.isTrue(before[person]), !Self.isTrue(after[person]) {
                    statuses[person] = .inconsistent
                }
            }
        }
    }

    private static func isTrue(_ value: Double) -> Bool { value != 0 && !value.isNaN }
}
