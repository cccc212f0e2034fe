/// What a probe does when it runs as a worker: the tests of `Worker` make it misbehave.
package struct ProbePlan: Codable, Sendable {
    /// The behaviours there are.
    package enum Action: String, Codable, Sendable, CaseIterable {
        /// Sends `amount` replies.
        case reply
        /// Sends one reply, then writes to an address that is not there.
        case crash
        /// Sends one reply, then aborts.
        case abort
        /// Throws an error.
        case fail
        /// Ends with exit code `amount` without a word.
        case exit
        /// Never ends.
        case hang
        /// Never ends, and ignores the request to.
        case hangStubbornly
        /// Takes memory and touches it until it is stopped, or `amount` MiB are reached.
        case allocate
        /// Prints garbage to standard output between two replies, in Swift and in C.
        case print
        /// Writes `amount` bytes to standard error, then replies.
        case complain
        /// Sends one reply of `amount` characters.
        case replyLong
        /// Leaves a process behind that holds the streams open, sends its number, and ends.
        case leaveChild
        /// Sends the size limit of core files, the number of BLAS threads and the state of standard input.
        case describe
        /// Sends numbers that are not finite.
        case notFinite
        /// Replies that it is ready, then once a turn; it ends by itself after `amount` turns.
        case takeTurns
        /// Loads the plugin of the plan, scores `amount` people with 0.5 in every feature, sends the scores.
        case score
    }

    /// What to do.
    package var action: Action
    /// How much of it.
    package var amount: Int
    /// The path of a plugin.
    package var plugin: String
    /// The options of its model.
    package var options: [String: String]

    /// A plan.
    package init(
        _ action: Action,
        amount: Int = 1,
        plugin: String = "",
        options: [String: String] = [:]
    ) {
        self.action = action
        self.amount = amount
        self.plugin = plugin
        self.options = options
    }
}

/// What a probe sends.
package struct ProbeReply: Codable, Equatable, Sendable {
    /// Words.
    package var text: String
    /// Numbers.
    package var numbers: [Double]

    /// A reply.
    package init(text: String, numbers: [Double] = []) {
        self.text = text
        self.numbers = numbers
    }
}
