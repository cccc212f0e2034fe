/// People while an intervention is made: own and new values of the touched features, column by column.
struct InterventionDraft {
    /// The people as they are.
    let people: People
    /// The features that may change, in rising order.
    let features: [Int]
    /// Own values, one column a touched feature.
    let own: [[Double]]
    /// New values, one column a touched feature.
    var new: [[Double]]
    /// What has been asked for or repaired, and is not to be changed again.
    var isFixed: [[Bool]]
    /// What the intervention came to so far; `changed` until something speaks against it.
    var statuses: [ChangeStatus]

    /// Nothing changed yet.
    init(of people: People, touching features: [Int]) {
        self.people = people
        self.features = features
        own = features.map { people.values(ofFeature: $0) }
        new = own
        isFixed = features.map { _ in [] }
        statuses = [ChangeStatus](repeating: .changed, count: people.count)
    }

    /// The place of a touched feature among the columns kept here; nil where the feature is not touched.
    func position(of feature: Int) -> Int? { features.firstIndex(of: feature) }

    /// Gives everybody the value that `change` asks for.
    mutating func make(_ change: FeatureChange, kind: FeatureKind) {
        guard let position = position(of: change.feature) else { return }
        let isSingle = people.precision == .float32
        var isSet = false
        if case .set = change { isSet = true }
        let checksRange = !isSet
        let column = own[position]
        for person in column.indices {
            let value = column[person]
            if value.isNaN, !isSet {
                statuses[person] = .missing
                continue
            }
            var changed = change.newValue(from: value)
            if isSingle { changed = Double(Float(changed)) }
            if checksRange, !kind.contains(changed), statuses[person] == .changed {
                statuses[person] = .outOfRange
            }
            new[position][person] = changed
        }
        isFixed[position] = [Bool](repeating: true, count: people.count)
    }

    /// The new values of a feature, touched or not.
    func newValues(of feature: Int) -> [Double] {
        position(of: feature).map { new[$0] } ?? people.values(ofFeature: feature)
    }

    /// The people with the new values of the touched features that are in `needed`.
    func candidate(for needed: [Int]) -> People {
        var changed = people
        for (position, feature) in features.enumerated() where needed.contains(feature) {
            do {
                changed = try changed.replacing(feature: feature, with: new[position])
            } catch {
                preconditionFailure("a column of the right length was refused: \(error)")
            }
        }
        return changed
    }

    /// The changed people: those for whom the change is not legal get their own values back.
    func finish() -> ChangedPeople {
        var statuses = statuses
        var result = people
        var changedFeatures: [Int] = []
        var differs = [Bool](repeating: false, count: people.count)
        for (position, feature) in features.enumerated() {
            var column = new[position]
            var isNew = false
            for person in column.indices {
                let value = own[position][person]
                if statuses[person] != .changed {
                    column[person] = value
                } else if column[person] != value, !(column[person].isNaN && value.isNaN) {
                    differs[person] = true
                    isNew = true
                }
            }
            guard isNew else { continue }
            changedFeatures.append(feature)
            do {
                result = try result.replacing(feature: feature, with: column)
            } catch {
                preconditionFailure("a column of the right length was refused: \(error)")
            }
        }
        for person in statuses.indices where statuses[person] == .changed && !differs[person] {
            statuses[person] = .unchanged
        }
        return ChangedPeople(people: result, changedFeatures: changedFeatures, statuses: statuses)
    }
}
