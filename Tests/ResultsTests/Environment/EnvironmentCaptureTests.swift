import Foundation
import Results
import Testing

@Suite("Environment capture")
struct EnvironmentCaptureTests {
    /// Files of a machine with two virtual cores, of which half a core may be used.
    private static let machine = [
        "proc/cpuinfo":
            "processor\t: 0\nmodel name\t: AMD EPYC 7763 64-Core Processor\nflags\t\t: fpu avx2 hypervisor\n",
        "proc/loadavg": "0.52 0.58 0.59 1/467 4242\n",
        "proc/pressure/cpu":
            "some avg10=12.50 avg60=3.00 avg300=1.00 total=1\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n",
        "proc/stat": "cpu  100 0 50 800 10 0 5 35 0 0\ncpu0 50 0 25 400 5 0 3 17 0 0\n",
        "proc/meminfo": "MemTotal:       1024 kB\nMemFree:        1 kB\n",
        "proc/sys/kernel/osrelease": "6.18.0\n",
        "proc/self/cgroup": "0::/work\n",
        "proc/self/maps": "7f00-7f01 r--p 00000000 fe:01 42    /lib/libc.so.6\n",
        "lib/libc.so.6":
            "\u{7F}ELF\0GNU C Library (Debian GLIBC 2.36-9) stable release version 2.36.\nCopyright",
        "sys/fs/cgroup/work/cpu.max": "50000 100000\n",
        "sys/fs/cgroup/work/memory.max": "max\n",
        "etc/os-release": "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n",
    ]

    private func capture(_ files: [String: String]) throws -> EnvironmentFingerprint {
        let root = FileManager.default.temporaryDirectory.appending(
            path: "etalon-machine-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: root) }
        for (path, text) in files {
            let file = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        return .capture(
            blas: BLASRecord(library: "reference"),
            kernels: "avx2",
            files: SystemFiles(root: root)
        )
    }

    @Test("every file of a machine is read")
    func machine() throws {
        let environment = try capture(Self.machine)
        #expect(environment.processor.model == "AMD EPYC 7763 64-Core Processor")
        #expect(environment.processor.virtualised == true)
        #expect(
            environment.system
                == SystemRecord(
                    name: "Debian GNU/Linux 12 (bookworm)",
                    kernel: "6.18.0",
                    libc: "glibc 2.36",
                    memoryBytes: 1_048_576
                )
        )
        #expect(environment.container == ContainerRecord(cores: 0.5, memoryBytes: nil))
        #expect(
            environment.before
                == ActivityRecord(loadAverage: 0.52, pressure: 0.125, stolenTicks: 35, totalTicks: 1_000)
        )
        #expect(environment.blas.library == "reference")
    }

    @Test("what is not there is unknown")
    func nothing() throws {
        let environment = try capture([:])
        #expect(environment.processor.model == nil && environment.processor.virtualised == nil)
        #expect(environment.system == SystemRecord())
        #expect(environment.container == ContainerRecord())
        #expect(environment.before == ActivityRecord())
    }

    @Test("an older control group is read")
    func firstVersion() throws {
        let environment = try capture([
            "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "150000\n",
            "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
        ])
        #expect(environment.container.cores == 1.5)
    }

    @Test(
        "this machine has a processor, a kernel and a compiler",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/stat"))
    )
    func here() {
        let environment = EnvironmentFingerprint.capture(blas: BLASRecord(), kernels: nil)
        #expect(environment.processor.cores ?? 0 > 0)
        #expect(environment.system.kernel != nil)
        #expect(environment.build.swiftVersion != nil)
        #expect(environment.before.totalTicks ?? 0 > 0)
    }
}
