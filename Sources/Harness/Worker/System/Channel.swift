import Glibc

/// Two ends of one way between this process and a child.
struct Channel: ~Copyable {
    let parentEnd: FileDescriptor
    let childEnd: FileDescriptor

    /// A pipe that the child writes and this process reads without waiting.
    ///
    /// A pipe and not a socket, because a child may open `/dev/stderr` anew, which a socket refuses.
    static func fromChild() throws(SystemError) -> Channel {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw SystemError("pipe") }
        let reading = FileDescriptor(owning: ends[0])
        let writing = FileDescriptor(owning: ends[1])
        return try Channel(parentEnd: reading, childEnd: writing)
    }

    /// A pipe that this process writes without waiting and the child reads.
    ///
    /// Writing to a child that has ended raises SIGPIPE; only for processes that ignore it.
    static func pipeToChild() throws(SystemError) -> Channel {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw SystemError("pipe") }
        let reading = FileDescriptor(owning: ends[0])
        let writing = FileDescriptor(owning: ends[1])
        return try Channel(parentEnd: writing, childEnd: reading)
    }

    /// A socket that this process writes without waiting and the child reads: writing to a child that has ended
    /// is an error and not a signal.
    static func toChild() throws(SystemError) -> Channel {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw SystemError("socketpair") }
        let writing = FileDescriptor(owning: ends[0])
        let reading = FileDescriptor(owning: ends[1])
        return try Channel(parentEnd: writing, childEnd: reading)
    }

    /// The lowest number of an end: above every descriptor that a child knows by its number.
    static let lowestDescriptor: Int32 = 10

    /// Moves both ends up, so that they cannot collide with the descriptors of the child.
    private init(parentEnd: consuming FileDescriptor, childEnd: consuming FileDescriptor) throws(SystemError)
    {
        let parent = try FileDescriptor(duplicating: parentEnd.number, atLeast: Self.lowestDescriptor)
        let child = try FileDescriptor(duplicating: childEnd.number, atLeast: Self.lowestDescriptor)
        try parent.becomeNonBlocking()
        self.parentEnd = parent
        self.childEnd = child
    }
}
