extension String {
    /// The text with a capital at its beginning, as a title has.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
