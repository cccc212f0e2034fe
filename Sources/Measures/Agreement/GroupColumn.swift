/// Which group of one grouping each person is in.
package struct GroupColumn: Equatable, Sendable {
    /// The grouping.
    package let grouping: Grouping
    /// For each person an index into the grouping's labels; -1 for who is in none.
    package let members: [Int]

    /// A column.
    ///
    /// - Precondition: members are -1 or indices of labels.
    package init(_ grouping: Grouping, members: [Int]) {
        precondition(
            members.allSatisfy { $0 >= -1 && $0 < grouping.labels.count },
            "a group that has no label"
        )
        self.grouping = grouping
        self.members = members
    }

    /// Groups of a number: its values where they are few, otherwise fifths of the people.
    ///
    /// **Edge cases**: NaN is in no group.
    ///
    /// - Parameters:
    ///   - name: of the number.
    ///   - values: one a person.
    ///   - text: a value as people read it.
    package init(name: String, values: [Double], text: (Double) -> String) {
        let known = values.filter { !$0.isNaN }.sorted()
        var distinct: [Double] = []
        for value in known where distinct.last != value {
            distinct.append(value)
            if distinct.count > 8 { break }
        }
        // The least value of each group.
        var starts = distinct
        if distinct.count > 8 {
            starts = [known[0]]
            for fifth in 1..<5 {
                let start = known[known.count * fifth / 5]
                if start > starts[starts.count - 1] { starts.append(start) }
            }
        }
        let members = values.map { value in
            value.isNaN ? -1 : (starts.lastIndex { $0 <= value } ?? -1)
        }
        var last = starts
        for (value, group) in zip(values, members) where group >= 0 { last[group] = max(last[group], value) }
        let labels = zip(starts, last).map { low, high in
            low == high ? text(low) : "\(text(low)) to \(text(high))"
        }
        self.init(Grouping(name: name, labels: labels), members: members)
    }
}
