// swift-tools-version: 6.2
import PackageDescription

/// Language mode 6 with every strictness the code is held to; warnings are errors.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
]

/// Optimised C in every configuration: an unoptimised kernel would make debug tests crawl.
let kernelSettings: [CSetting] = [.unsafeFlags(["-O3", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror"])]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "etalon",
    products: [
        .executable(name: "etalon", targets: ["EtalonCommand"]),
        .library(name: "EtalonPlugin", targets: ["EtalonPlugin"]),
        // Shared libraries that the tests load: the two examples for authors, and one that misbehaves on request.
        .library(name: "ExampleSwiftPlugin", type: .dynamic, targets: ["ExampleSwiftPlugin"]),
        .library(name: "ExampleCPlugin", type: .dynamic, targets: ["ExampleCPlugin"]),
        .library(name: "FaultyPlugin", type: .dynamic, targets: ["FaultyPlugin"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", exact: "0.2.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // System libraries and C leaves.
        .systemLibrary(name: "CBLAS", providers: [.apt(["libblas-dev"])]),
        .systemLibrary(name: "CLAPACK", providers: [.apt(["liblapacke-dev"])]),
        .target(name: "CKernels", cSettings: kernelSettings),
        .target(name: "CPluginABI"),

        // The numerical core: no third party, no Foundation.
        .target(
            name: "DenseMatrix",
            dependencies: ["CBLAS", "CLAPACK"],
            swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]
        ),
        .target(name: "Scoring", dependencies: ["DenseMatrix", "Statistics"], swiftSettings: strict),
        .target(name: "Statistics", swiftSettings: strict),
        .target(
            name: "Measures",
            dependencies: ["Scoring", "DenseMatrix", "Statistics", "CKernels"],
            swiftSettings: strict
        ),

        // Files, people, plugins, results.
        .target(name: "Documents", dependencies: ["Scoring", yams], swiftSettings: strict),
        .target(
            name: "Models",
            dependencies: ["Documents", "Scoring", "DenseMatrix", "Statistics", "CKernels"],
            swiftSettings: strict
        ),
        .target(
            name: "Populations",
            dependencies: ["Documents", "Scoring", "DenseMatrix", "Statistics", "CKernels"],
            swiftSettings: strict
        ),
        .target(
            name: "EtalonPlugin",
            dependencies: ["Scoring", "DenseMatrix", "CPluginABI"],
            swiftSettings: strict
        ),
        .target(
            name: "PluginTemplates",
            resources: [
                .embedInCode("Templates/README.md.template"),
                .embedInCode("Templates/model.yaml.template"),
                .embedInCode("Templates/c/Makefile.template"),
                .embedInCode("Templates/c/etalon_plugin.h"),
                .embedInCode("Templates/c/model.c.template"),
                .embedInCode("Templates/python/etalon_plugin/__init__.py"),
                .embedInCode("Templates/python/export_sklearn.py"),
                .embedInCode("Templates/python/model.py.template"),
                .embedInCode("Templates/r/etalon_plugin.R"),
                .embedInCode("Templates/r/export_r.R"),
                .embedInCode("Templates/r/model.R.template"),
                .embedInCode("Templates/swift/Package.swift.template"),
                .embedInCode("Templates/swift/Reconstruction.swift.template"),
            ],
            swiftSettings: strict
        ),
        .target(name: "Results", dependencies: ["Documents", "Statistics"], swiftSettings: strict),
        .target(
            name: "Harness",
            dependencies: [
                "Models", "Populations", "Measures", "Results", "CPluginABI", "PluginTemplates", histogram,
            ],
            swiftSettings: strict
        ),
        .target(name: "Reports", dependencies: ["Results"], swiftSettings: strict),
        .executableTarget(
            name: "EtalonCommand",
            dependencies: [
                "Harness", "Models", "Populations", "Measures", "PluginTemplates", "Results", "Reports",
                argumentParser,
            ],
            swiftSettings: strict
        ),

        // What the tests build and run: a worker that misbehaves on request, plugins to load.
        .executableTarget(
            name: "WorkerProbe",
            dependencies: ["Harness", "Scoring", "DenseMatrix"],
            path: "Sources/Examples/WorkerProbe",
            swiftSettings: strict
        ),
        .target(
            name: "ExampleSwiftPlugin",
            dependencies: ["EtalonPlugin"],
            path: "Sources/Examples/SwiftPlugin",
            swiftSettings: strict
        ),
        .target(name: "ExampleCPlugin", dependencies: ["CPluginABI"], path: "Sources/Examples/CPlugin"),
        .target(name: "FaultyPlugin", dependencies: ["CPluginABI"], path: "Sources/Examples/FaultyPlugin"),

        // Kernels against a plain copy of the same bytes: `make bench`. A target of this package and none of its own, because
        // it measures what only the package sees and needs no third-party framework.
        .executableTarget(
            name: "EtalonBenchmarks",
            dependencies: ["DenseMatrix", "Measures", "Models", "Populations", "Scoring", "Statistics"],
            path: "Benchmarks/Kernels",
            swiftSettings: strict
        ),

        // Etalon's side of `make peers`, beside the Python of Benchmarks/peers.
        .executableTarget(
            name: "EtalonContender",
            dependencies: ["DenseMatrix", "Measures", "Models", "Scoring", "Statistics"],
            path: "Benchmarks/Contender",
            swiftSettings: strict
        ),

        // Tests: one target per source target, and what they share.
        .target(
            name: "TestSupport",
            dependencies: ["Scoring", "DenseMatrix", "Models", "Populations", "Statistics", "Results"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .testTarget(name: "PackageTests", swiftSettings: strict),
        .testTarget(
            name: "DenseMatrixTests",
            dependencies: ["DenseMatrix", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ScoringTests",
            dependencies: ["Scoring", "DenseMatrix", "Statistics", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DocumentsTests",
            dependencies: ["Documents", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ModelsTests",
            dependencies: ["Documents", "Models", "Scoring", "DenseMatrix", "TestSupport"],
            exclude: ["Fixtures"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HarnessTests",
            dependencies: [
                "Harness", "WorkerProbe", "TestSupport", "Models", "Populations", "Scoring", "DenseMatrix",
                "CPluginABI", "PluginTemplates",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "EtalonPluginTests",
            dependencies: ["EtalonPlugin", "Harness", "TestSupport", "Scoring", "DenseMatrix", "CPluginABI"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ResultsTests",
            dependencies: ["Results", "Documents", "Statistics", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PopulationsTests",
            dependencies: [
                "Populations", "Documents", "Scoring", "DenseMatrix", "Statistics", "TestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ReportsTests",
            dependencies: ["Reports", "Results", "TestSupport"],
            exclude: ["Snapshots"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StatisticsTests",
            dependencies: ["Statistics", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MeasuresTests",
            dependencies: ["Measures", "Statistics", "TestSupport"],
            swiftSettings: strict
        ),
    ]
)
