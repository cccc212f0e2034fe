/// Something that is timed: a number of people, and the work on them.
struct Workload {
    /// What it is.
    let name: String
    /// People it goes through.
    let people: Int
    /// Bytes it must read.
    let bytes: Int
    /// The work, done once.
    let run: () throws -> Void
}
