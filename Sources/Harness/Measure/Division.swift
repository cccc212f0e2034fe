import Populations

/// The rows of a table divided by one column of words, or by two together.
struct Division {
    /// The column, or two joined by " x ".
    let name: String
    /// The groups, in alphabetical order.
    let labels: [String]
    /// The rows of each group.
    let rows: [[Int]]
    /// The group of each row.
    let groups: [Int]

    /// Divides rows.
    ///
    /// - Complexity: O(rows + groups log groups).
    init(_ table: ScoredTable, columns: [Int]) {
        name = columns.map { table.words[$0].name }.joined(separator: " x ")
        var places: [[Int32]: Int] = [:]
        var keys: [[Int32]] = []
        let codes = table.scores.indices.map { row in
            let key = columns.map { table.words[$0].codes[row] }
            if let place = places[key] { return place }
            places[key] = keys.count
            keys.append(key)
            return keys.count - 1
        }
        let names = keys.map { key in
            zip(columns, key).map { table.words[$0].names[Int($1)] }
                .map { $0.isEmpty ? "(empty)" : $0 }.joined(separator: ", ")
        }
        let order = names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
        var rank = [Int](repeating: 0, count: order.count)
        for (position, place) in order.enumerated() { rank[place] = position }
        labels = order.map { names[$0] }
        groups = codes.map { rank[$0] }
        var rows = [[Int]](repeating: [], count: order.count)
        for (row, group) in groups.enumerated() { rows[group].append(row) }
        self.rows = rows
    }
}
