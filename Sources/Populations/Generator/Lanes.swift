/// The people of one block: consecutive ones, or some that are picked out.
enum Lanes: Equatable {
    /// `count` people from `start` on.
    case consecutive(start: Int, count: Int)
    /// These people.
    case list([Int])

    /// How many they are.
    var count: Int {
        switch self {
        case .consecutive(_, let count): count
        case .list(let people): people.count
        }
    }

    /// The number of the person in `lane`.
    func person(_ lane: Int) -> Int {
        switch self {
        case .consecutive(let start, _): start + lane
        case .list(let people): people[lane]
        }
    }
}
