import Scoring

/// The changes of a block that a model of nothing but trees takes all at once.
struct ForkedChanges: Sendable {
    /// The trees.
    let part: TreePart
    /// The program that finds what changes add.
    let forks: TreePart.Forks
    /// For each change the number of its set of features.
    let sets: [Int]

    /// The program of some changes; nil where there is none.
    init?(_ part: TreePart, features: [[Int]]) {
        var numbers: [[Int]: Int] = [:]
        var distinct: [Set<Int>] = []
        var sets: [Int] = []
        for changed in features {
            let number = numbers[changed] ?? distinct.count
            if number == distinct.count {
                numbers[changed] = number
                distinct.append(Set(changed))
            }
            sets.append(number)
        }
        guard let forks = part.forks(changing: distinct) else { return nil }
        self.part = part
        self.forks = forks
        self.sets = sets
    }

    /// What each change adds to the margins of people.
    func differences(of people: People, changed: [People]) -> [[Double]] {
        part.differences(of: people, changes: zip(sets, changed).map { ($0, $1) }, forks: forks)
    }
}
