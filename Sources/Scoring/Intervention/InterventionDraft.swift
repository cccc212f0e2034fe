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
        if case .set(_, let value) = change {
            let stored = isSingle ? Double(Float(value)) : value
            new[position] = [Double](repeating: stored, count: people.count)
        } else {
            let column = own[position]
            // Taken out while it is written, so that it is not copied.
            var changedColumn = new[position]
            new[position] = []
            let legal = LegalValues(kind)
            for person in column.indices {
                let value = column[person]
                if value.isNaN {
                    statuses[person] = .missing
                    continue
                }
                var changed = change.newValue(from: value)
                if isSingle { changed = Double(Float(changed)) }
                if !legal.contain(changed), statuses[person] == .changed { statuses[person] = .outOfRange }
                changedColumn[person] = changed
            }
            new[position] = changedColumn
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
