/// The BLAS library that is live.
package struct BLASRecord: Codable, Equatable, Sendable {
    /// Its name, as in "OpenBLAS" or "reference".
    package var library: String?
    /// Its version.
    package var version: String?
    /// The processor type its kernels are made for, as in "Haswell".
    package var core: String?
    /// How many threads it uses.
    package var threads: Int?

    /// A library.
    package init(library: String? = nil, version: String? = nil, core: String? = nil, threads: Int? = nil) {
        self.library = library
        self.version = version
        self.core = core
        self.threads = threads
    }
}
