/// Numbers in the order of their cost; of equal costs the larger number, which was split off last, comes first.
struct CostHeap {
    private var items: [(cost: Double, number: Int)] = []

    /// The least cost; nil where there is nothing.
    var first: Double? { items.first?.cost }

    /// Adds a number.
    mutating func push(_ number: Int, cost: Double) {
        items.append((cost, number))
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard precedes(child, parent) else { break }
            items.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes the number of least cost.
    mutating func pop() -> Int? {
        guard let first = items.first else { return nil }
        let last = items.removeLast()
        if !items.isEmpty {
            items[0] = last
            var parent = 0
            while true {
                var least = parent
                for child in [2 * parent + 1, 2 * parent + 2]
                where child < items.count && precedes(child, least) {
                    least = child
                }
                if least == parent { break }
                items.swapAt(parent, least)
                parent = least
            }
        }
        return first.number
    }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        (items[left].cost, -items[left].number) < (items[right].cost, -items[right].number)
    }
}
