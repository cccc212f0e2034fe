import Foundation
import Harness
import Testing

@Suite("A file that is no usable plugin")
struct PluginRefusalTests {
    @Test("says what it is instead")
    func files() async throws {
        let missing = error(loading: "/nowhere/model.so")
        #expect(missing == .unreadable(path: "/nowhere/model.so", problem: "there is no such file"))
        #expect(error(loading: "/tmp") == .unreadable(path: "/tmp", problem: "it is a folder"))
        for (content, found) in [
            ("", "an empty file"), ("#!/bin/sh\n", "a script"), ("!<arch>\nmodel.o/", "a static library"),
            ("id: my-model\n", "a file of another kind"),
        ] {
            let error = try await error(loadingCopy: "model") { $0 = Data(content.utf8) }
            guard case .notSharedLibrary(_, found)? = error else {
                Issue.record("\(content): \(String(describing: error))")
                continue
            }
        }
        let object = try await error(loadingCopy: "object") { $0[16] = 1 }
        guard case .notSharedLibrary(_, "an object file")? = object else {
            Issue.record("\(String(describing: object))")
            return
        }
    }

    @Test("made for another machine says for which")
    func machine() async throws {
        let error = try await error(loadingCopy: "machine") { $0[18] = 0xf3 }
        guard case .otherMachine(_, "riscv64", _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("that needs what is not there names it")
    func dependencies() async throws {
        let library = try await error(loadingCopy: "library") { content in
            while let range = content.range(of: Data("libc.so.6\0".utf8)) {
                content.replaceSubrange(range, with: Data("libq.so.6\0".utf8))
            }
        }
        guard case .missingDependency(_, "libq.so.6")? = library else {
            Issue.record("\(String(describing: library))")
            return
        }
        let symbol = try await error(loadingCopy: "symbol") { content in
            while let range = content.range(of: Data("strncpy\0".utf8)) {
                content.replaceSubrange(range, with: Data("strnqpy\0".utf8))
            }
        }
        guard case .missingSymbol(_, "strnqpy")? = symbol else {
            Issue.record("\(String(describing: symbol))")
            return
        }
        let other = try await error(loadingCopy: "renamed") { content in
            while let range = content.range(of: Data("etalon_plugin_query\0".utf8)) {
                content.replaceSubrange(range, with: Data("etalon_plugin_qwery\0".utf8))
            }
        }
        guard case .noEntryPoint? = other else {
            Issue.record("\(String(describing: other))")
            return
        }
    }

    @Test("of another version says which side is older and what to do")
    func versions() async throws {
        let newer = try await error(loadingCopy: "newer-major")
        guard case .otherVersion(_, "faulty", 2, 0, 1)? = newer else {
            Issue.record("\(String(describing: newer))")
            return
        }
        #expect("\(try #require(newer))".contains("the etalon is older; use a newer etalon"))
        let older = try await error(loadingCopy: "older-major")
        #expect("\(try #require(older))".contains("the plugin is older; build the plugin again"))
        let careless = try await error(loadingCopy: "careless-major")
        guard case .otherVersion(_, "faulty", 2, 0, 1)? = careless else {
            Issue.record("\(String(describing: careless))")
            return
        }
        #expect(try await error(loadingCopy: "newer-minor") == nil, "a later minor version only appends")
    }

    @Test(
        "with a table that cannot be used says why",
        arguments: [
            ("no-table", "no table"), ("tiny-table", "4 bytes"), ("small-table", "48 bytes"),
            ("no-score", "`score` is missing"), ("no-name", "name is missing"),
            ("internal-error", "ETALON_E_INTERNAL"),
        ]
    )
    func tables(name: String, words: String) async throws {
        guard case .brokenTable(_, let problem)? = try await error(loadingCopy: name) else {
            Issue.record("\(name) was loaded")
            return
        }
        #expect(problem.contains(words))
    }

    @Test(
        "with a description that cannot be used says where",
        arguments: [
            ("nameless-feature", "features[0].name"), ("small-feature", "features[0]"),
            ("unknown-kind", "features[0] ('x').kind"), ("twin-features", "features"),
            ("no-features", "features"), ("too-many-features", "features"), ("no-outputs", "outputs"),
            ("wrong-decision", "decision.output"), ("small-descriptor", "descriptor"),
        ]
    )
    func descriptions(mode: String, place: String) throws {
        let plugin = try NativePlugin(path: BuiltProducts.library("FaultyPlugin"))
        let error = #expect(throws: PluginError.self) {
            try plugin.makeModel(NativePluginConfiguration(options: ["mode": mode]))
        }
        guard case .brokenDescription(_, place, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("that gives no model or no description is an error")
    func silence() throws {
        let plugin = try NativePlugin(path: BuiltProducts.library("FaultyPlugin"))
        for mode in ["no-model", "describe-nothing", "describe-fails"] {
            #expect(throws: PluginError.self) {
                try plugin.makeModel(NativePluginConfiguration(options: ["mode": mode]))
            }
        }
    }

    @Test("with another content than the model was written for is refused before it is loaded")
    func content() throws {
        let path = BuiltProducts.library("ExampleCPlugin")
        let plugin = try NativePlugin(path: path)
        _ = try NativePlugin(path: path, sha256: plugin.sha256.uppercased())
        let other = String(repeating: "0", count: 64)
        let expected = PluginError.otherContent(path: path, expected: other, found: plugin.sha256)
        #expect(throws: expected) { try NativePlugin(path: path, sha256: other) }
    }

    private func error(loading path: String) -> PluginError? {
        do {
            _ = try NativePlugin(path: path)
            return nil
        } catch {
            return error
        }
    }

    private func error(
        loadingCopy name: String,
        changing change: (inout Data) -> Void = { _ in }
    ) async throws -> PluginError? {
        try await FaultyPlugin.withCopy(called: name, changing: change) { error(loading: $0) }
    }
}
