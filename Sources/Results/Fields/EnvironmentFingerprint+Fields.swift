extension EnvironmentFingerprint {
    static let fields: [DocumentField] = [
        .required("processor", .record(processorFields), "the processor"),
        .required("system", .record(systemFields), "the operating system"),
        .required("build", .record(buildFields), "how Etalon was built"),
        .required("blas", .record(blasFields), "the BLAS library"),
        .optional("kernels", .text, "the instruction set of the kernels"),
        .required("container", .record(containerFields), "the limits of the container"),
        .required("before", .record(activityFields), "how busy the machine was at the beginning"),
        .optional("after", .record(activityFields), "how busy the machine was at the end"),
    ]

    private static let processorFields: [DocumentField] = [
        .optional("model", .text, "the model of the processor"),
        .optional("cores", .integer, "the logical cores that may be used"),
        .optional("architecture", .text, "the architecture"),
        .optional("virtualised", .truth, "whether it is a virtual one"),
    ]

    private static let systemFields: [DocumentField] = [
        .optional("name", .text, "the distribution"),
        .optional("kernel", .text, "the release of the kernel"),
        .optional("libc", .text, "the C library and its version"),
        .optional("memoryBytes", .integer, "the memory, in bytes"),
    ]

    private static let buildFields: [DocumentField] = [
        .optional("swiftVersion", .text, "the version of the compiler"),
        .optional("configuration", .word(["debug", "release"]), "the build configuration"),
    ]

    private static let blasFields: [DocumentField] = [
        .optional("library", .text, "the BLAS library"),
        .optional("version", .text, "its version"),
        .optional("core", .text, "the processor type of its kernels"),
        .optional("threads", .integer, "its threads"),
    ]

    private static let containerFields: [DocumentField] = [
        .optional("cores", .number, "how many cores' worth of time may be used"),
        .optional("memoryBytes", .integer, "how much memory may be used, in bytes"),
    ]

    private static let activityFields: [DocumentField] = [
        .optional("loadAverage", .number, "programs that wanted to run, over a minute"),
        .optional("pressure", .number, "the share of ten seconds in which a program waited for a processor"),
        .optional("stolenTicks", .integer, "clock ticks that the hypervisor gave to others"),
        .optional("totalTicks", .integer, "clock ticks in all"),
    ]
}
