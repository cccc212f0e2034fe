/// One change of one feature that no rule between features speaks of: one pass over its column.
struct SingleChange {
    private let change: FeatureChange
    private let legal: LegalValues

    /// A change of a feature of this kind.
    init(_ change: FeatureChange, kind: FeatureKind) {
        self.change = change
        legal = LegalValues(kind)
    }

    /// The people as the change leaves them.
    ///
    /// - Complexity: O(people).
    func apply(to people: People) -> ChangedPeople {
        let own = people.values(ofFeature: change.feature)
        var statuses = [ChangeStatus](repeating: .changed, count: own.count)
        var new = own
        let differ = change(own.span, to: &new, &statuses, isSingle: people.precision == .float32)
        guard differ else { return ChangedPeople(people: people, changedFeatures: [], statuses: statuses) }
        do {
            return ChangedPeople(
                people: try people.replacing(feature: change.feature, with: new),
                changedFeatures: [change.feature],
                statuses: statuses
            )
        } catch {
            preconditionFailure("a column of the right length was refused: \(error)")
        }
    }

    /// Writes the new values, and what the change came to for each person; returns whether anybody's value differs.
    private func change(
        _ own: Span<Double>,
        to values: inout [Double],
        _ statuses: inout [ChangeStatus],
        isSingle: Bool
    ) -> Bool {
        var differ = false
        var new = values.mutableSpan
        var came = statuses.mutableSpan
        switch change {
        case .set(_, let value):
            let stored = isSingle ? Double(Float(value)) : value
            for person in own.indices {
                let isSame = own[person] == stored
                new[person] = stored
                came[person] = isSame ? .unchanged : .changed
                differ = differ || !isSame
            }
        case .flip:
            for person in own.indices {
                let value = own[person]
                let isLegal = value == 0 || value == 1
                new[person] = isLegal ? 1 - value : value
                came[person] = isLegal ? .changed : value.isNaN ? .missing : .outOfRange
                differ = differ || isLegal
            }
        case .shift, .step:
            for person in own.indices {
                let value = own[person]
                let moved = change.newValue(from: value)
                let stored = isSingle ? Double(Float(moved)) : moved
                let isLegal = legal.contain(stored)
                let isSame = stored == value
                new[person] = isLegal ? stored : value
                came[person] =
                    isLegal ? (isSame ? .unchanged : .changed) : value.isNaN ? .missing : .outOfRange
                differ = differ || (isLegal && !isSame)
            }
        }
        return differ
    }
}
