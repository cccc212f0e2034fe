/// The operating system of a machine.
package struct SystemRecord: Codable, Equatable, Sendable {
    /// The distribution, as in "Debian GNU/Linux 12 (bookworm)".
    package var name: String?
    /// The kernel's release.
    package var kernel: String?
    /// The C library and its version, as in "glibc 2.36".
    package var libc: String?
    /// The memory, in bytes.
    package var memoryBytes: Int?

    /// A system.
    package init(
        name: String? = nil,
        kernel: String? = nil,
        libc: String? = nil,
        memoryBytes: Int? = nil
    ) {
        self.name = name
        self.kernel = kernel
        self.libc = libc
        self.memoryBytes = memoryBytes
    }
}
