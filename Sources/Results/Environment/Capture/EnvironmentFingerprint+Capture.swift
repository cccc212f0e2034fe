import Foundation

extension EnvironmentFingerprint {
    /// What can be found out about this machine and build; `after` is filled in when the run ends.
    ///
    /// - Parameters:
    ///   - blas: The live library, which only its callers can ask.
    ///   - kernels: The instruction set that the kernels chose.
    ///   - files: Where Linux describes the machine.
    /// - Returns: The fingerprint.
    package static func capture(
        blas: BLASRecord,
        kernels: String?,
        files: SystemFiles = SystemFiles()
    ) -> EnvironmentFingerprint {
        EnvironmentFingerprint(
            processor: .capture(files: files),
            system: .capture(files: files),
            build: .current,
            blas: blas,
            kernels: kernels,
            container: .capture(files: files),
            before: .capture(files: files)
        )
    }
}

extension ProcessorRecord {
    /// The processor of this machine.
    static func capture(files: SystemFiles) -> ProcessorRecord {
        let lines = files.text("proc/cpuinfo")?.split(whereSeparator: \.isNewline) ?? []
        func value(_ key: String) -> String? {
            lines.first { $0.hasPrefix(key) }?.split(separator: ":", maxSplits: 1).dropFirst().first.map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
        return ProcessorRecord(
            model: value("model name"),
            cores: ProcessInfo.processInfo.activeProcessorCount,
            architecture: currentArchitecture,
            virtualised: value("flags")?.split(separator: " ").contains("hypervisor")
        )
    }

    private static var currentArchitecture: String? {
        #if arch(x86_64)
        "x86_64"
        #elseif arch(arm64)
        "aarch64"
        #else
        nil
        #endif
    }
}

extension SystemRecord {
    /// The operating system of this machine.
    static func capture(files: SystemFiles) -> SystemRecord {
        let name = files.text("etc/os-release")?.split(whereSeparator: \.isNewline)
            .first { $0.hasPrefix("PRETTY_NAME=") }?
            .dropFirst("PRETTY_NAME=".count).trimmingCharacters(in: CharacterSet(charactersIn: "\"'"))
        let kibibytes = files.fields("proc/meminfo", after: "MemTotal:")?.first.flatMap { Int($0) }
        return SystemRecord(
            name: name,
            kernel: files.text("proc/sys/kernel/osrelease")?.trimmingCharacters(in: .whitespacesAndNewlines),
            libc: libraryVersion(files: files),
            memoryBytes: kibibytes.map { $0 * 1024 }
        )
    }

    /// The version that the C library loaded here states of itself.
    ///
    /// Its text is looked up in the library's file: the call that tells it gives a pointer, which this module does
    /// without.
    private static func libraryVersion(files: SystemFiles) -> String? {
        guard
            let path = files.text("proc/self/maps")?.split(whereSeparator: \.isNewline)
                .compactMap({ $0.split(separator: " ").last })
                .first(where: { $0.hasSuffix("/libc.so.6") }),
            let library = files.data(String(path)),
            let statement = library.range(of: Data("stable release version ".utf8))
        else { return nil }
        let version = library[statement.upperBound...].prefix(16).prefix { "0123456789.".utf8.contains($0) }
        return "glibc " + String(decoding: version, as: UTF8.self).trimmingCharacters(in: ["."])
    }
}

extension ContainerRecord {
    /// The limits of this process's control group: version 2, or version 1 where that is mounted.
    static func capture(files: SystemFiles) -> ContainerRecord {
        let group = files.fields("proc/self/cgroup", after: "0::/")?.first.map(String.init) ?? ""
        let folders = ["sys/fs/cgroup/\(group)", "sys/fs/cgroup"]
        func words(_ name: String) -> [Substring]? {
            folders.lazy.compactMap { files.text("\($0)/\(name)") }.first?.split(
                whereSeparator: \.isWhitespace
            )
        }
        func number(_ path: String) -> Double? {
            files.text(path).flatMap { Double($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        }
        var cores: Double?
        if let maximum = words("cpu.max"), maximum.count == 2 {
            if let quota = Double(maximum[0]), let period = Double(maximum[1]), period > 0 {
                cores = quota / period
            }
        } else if let quota = number("sys/fs/cgroup/cpu/cpu.cfs_quota_us"), quota > 0,
            let period = number("sys/fs/cgroup/cpu/cpu.cfs_period_us"), period > 0
        {
            cores = quota / period
        }
        return ContainerRecord(cores: cores, memoryBytes: words("memory.max")?.first.flatMap { Int($0) })
    }
}
