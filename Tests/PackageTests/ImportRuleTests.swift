import Foundation
import Testing

/// Holds who may import whom (README, "The house"): what a target declares and what its sources really import.
@Suite struct ImportRuleTests {
    /// The targets of this package that each target may depend on.
    static let allowed: [String: Set<String>] = [
        "CBLAS": [], "CLAPACK": [], "CKernels": [], "CPluginABI": [],
        "DenseMatrix": ["CBLAS", "CLAPACK"],
        "Scoring": ["DenseMatrix", "Statistics"],
        "Statistics": [],
        "Documents": ["Scoring"],
        "EtalonPlugin": ["Scoring", "DenseMatrix", "CPluginABI"],
        "Models": ["Documents", "Scoring", "DenseMatrix", "Statistics", "CKernels"],
        "Populations": ["Documents", "Scoring", "DenseMatrix", "Statistics", "CKernels"],
        "Measures": ["Scoring", "DenseMatrix", "Statistics", "CKernels"],
        "PluginTemplates": [],
        "Results": ["Documents", "Statistics"],
        "Harness": [
            "Models", "Populations", "Measures", "Results", "CPluginABI", "Scoring", "DenseMatrix",
            "Statistics",
            "Documents", "CKernels", "PluginTemplates",
        ],
        "Reports": ["Results", "Statistics"],
    ]

    /// The third-party modules, and the targets whose sources may import each.
    static let thirdParty: [String: Set<String>] = [
        "ArgumentParser": ["EtalonCommand"], "Yams": ["Documents"], "Histogram": ["Harness"],
        "Subprocess": [], "SystemPackage": [], "Logging": [],
    ]

    /// The numerical core: neither third party nor Foundation.
    static let core: Set<String> = ["DenseMatrix", "Scoring", "Statistics", "Measures"]

    @Test func everyImportIsAllowed() throws {
        let sources = Repository.root.appending(path: "Sources")
        let targets = Set(try FileManager.default.contentsOfDirectory(atPath: sources.path))
        for file in try Repository.files(under: "Sources", withExtension: "swift") {
            let target = file.split(separator: "/")[1].description
            guard target != "EtalonCommand", target != "Examples" else { continue }
            let rules = try #require(
                Self.allowed[target],
                "\(target) has no import rule: add it here and to the README"
            )
            for module in try Repository.imports(of: file) {
                if targets.contains(module) {
                    #expect(rules.contains(module), "\(file) imports \(module)")
                } else if let users = Self.thirdParty[module] {
                    #expect(users.contains(target), "\(file) imports \(module)")
                }
            }
        }
    }

    @Test func theCoreImportsNoFoundation() throws {
        for file in try Repository.files(under: "Sources", withExtension: "swift") {
            let parts = file.split(separator: "/").map(String.init)
            guard
                Self.core.contains(parts[1])
                    || (parts[1] == "Models" && ["Kernels", "Fitting"].contains(parts[2]))
            else {
                continue
            }
            for module in try Repository.imports(of: file) {
                #expect(!module.hasPrefix("Foundation"), "\(file) imports \(module)")
                #expect(Self.thirdParty[module] == nil, "\(file) imports \(module)")
            }
        }
    }

    @Test func theCommandAloneImportsArgumentParser() throws {
        for file in try Repository.files(under: "Sources/EtalonCommand", withExtension: "swift") {
            for module in try Repository.imports(of: file) {
                #expect(
                    module != "Yams" && module != "Histogram" && module != "Subprocess",
                    "\(file) imports \(module)"
                )
            }
        }
    }

    @Test func unsafeHasItsHomes() throws {
        let homes = [
            "Sources/DenseMatrix/", "Sources/Models/Kernels/", "Sources/Models/TreeEnsemble/",
            "Sources/Populations/Kernels/", "Sources/Measures/Counterfactual/Kernels/",
            "Sources/EtalonPlugin/", "Sources/Harness/Plugins/", "Sources/Harness/Worker/",
            "Sources/Harness/Throughput/BenchmarkClock.swift",
            "Sources/Examples/",
        ]
        for file in try Repository.files(under: "Sources", withExtension: "swift")
        where !homes.contains(where: { file.hasPrefix($0) }) {
            let code = try Repository.code(of: file)
            #expect(code.firstRange(of: /\bunsafe\b/) == nil, "\(file) uses `unsafe` outside its homes")
        }
    }
}
