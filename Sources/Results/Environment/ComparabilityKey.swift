/// What must be the same on both sides for timings, or for counts, to be compared.
package struct ComparabilityKey: Hashable, Sendable {
    /// One property, by name; nil is unknown.
    package struct Property: Hashable, Sendable {
        /// What people read.
        package let name: String
        /// Its value.
        package let value: String?
    }

    /// The properties, in a fixed order.
    package let properties: [Property]

    /// The key of runs on this machine, with this build, on so many threads.
    package init(environment: EnvironmentFingerprint, threads: Int) {
        let blas = environment.blas
        properties = [
            Property(name: "processor", value: environment.processor.model),
            Property(name: "architecture", value: environment.processor.architecture),
            Property(name: "BLAS library", value: blas.library),
            Property(name: "BLAS version", value: blas.version),
            Property(name: "BLAS core", value: blas.core),
            Property(name: "Swift", value: environment.build.swiftVersion),
            Property(name: "build", value: environment.build.configuration),
            Property(name: "kernels", value: environment.kernels),
            Property(name: "threads", value: String(threads)),
        ]
    }

    /// The key of instruction counts: what decides which instructions a program executes, and not on whose processor.
    package init(ofCountsIn environment: EnvironmentFingerprint) {
        let blas = environment.blas
        properties = [
            Property(name: "architecture", value: environment.processor.architecture),
            Property(name: "BLAS library", value: blas.library),
            Property(name: "BLAS core", value: blas.core),
            Property(name: "C library", value: environment.system.libc),
            Property(name: "Swift", value: environment.build.swiftVersion),
            Property(name: "build", value: environment.build.configuration),
            Property(name: "kernels", value: environment.kernels),
        ]
    }

    /// The properties that differ from those of `other`, ours first.
    package func differences(from other: ComparabilityKey) -> [(ours: Property, theirs: Property)] {
        zip(properties, other.properties).filter { $0 != $1 }.map { (ours: $0, theirs: $1) }
    }

    /// Twelve hexadecimal digits that stand for the key: the first of the SHA-256 of its properties.
    package var digest: String {
        let text = properties.map { "\($0.name)=\($0.value ?? "unknown")\n" }.joined()
        return String(SHA256.hexadecimalDigest(of: text).prefix(12))
    }
}

extension RunDocument {
    /// The key of the run's timings and counts.
    package var comparabilityKey: ComparabilityKey {
        ComparabilityKey(environment: environment, threads: configuration.threads)
    }

    /// The key of its instruction counts.
    package var countingKey: ComparabilityKey { ComparabilityKey(ofCountsIn: environment) }
}
