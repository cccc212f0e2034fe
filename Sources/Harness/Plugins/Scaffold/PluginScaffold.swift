package import Foundation
import PluginTemplates

/// The folder that a new plugin starts from: it works, and everything in it is marked as invented.
package struct PluginScaffold: Equatable, Sendable {
    /// The id of the model, the name of its folder.
    package let id: String
    /// What it is written in.
    package let language: PluginLanguage
    /// The path of the checkout of Etalon that a plugin in Swift builds against.
    package let checkout: String

    /// A scaffold.
    ///
    /// - Throws: `PluginScaffoldError.illegalName` for an id of other than lower-case letters, digits and single
    ///   hyphens between them, that starts with a letter.
    package init(
        id: String,
        language: PluginLanguage,
        checkout: String = "../etalon"
    ) throws(PluginScaffoldError) {
        guard id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil, id.utf8.count <= 64 else {
            throw .illegalName(id)
        }
        self.id = id
        self.language = language
        self.checkout = checkout
    }

    /// The files, by their paths in the folder.
    package var files: [(path: String, content: String)] {
        let common: [(String, PluginTemplate)] = [("README.md", .readme), ("model.yaml", .modelManifest)]
        let own: [(String, PluginTemplate)] =
            switch language {
            case .c: [("etalon_plugin.h", .cHeader), ("model.c", .cModel), ("Makefile", .cMakefile)]
            case .python: [("etalon_plugin/__init__.py", .pythonKit), ("model.py", .pythonModel)]
            case .r: [("etalon_plugin.R", .rKit), ("model.R", .rModel)]
            case .swift:
                [
                    ("Package.swift", .swiftPackage),
                    ("Sources/Reconstruction/Reconstruction.swift", .swiftModel),
                ]
            }
        return (common + own).map { path, template in
            var text = template.text
            for (key, value) in fillings { text = text.replacing("{{\(key)}}", with: value) }
            return (path, text)
        }
    }

    /// Writes the files to a new folder called `id` in `parent`.
    ///
    /// The folder appears whole or not at all.
    ///
    /// - Returns: the folder.
    /// - Throws: `PluginScaffoldError.exists` where something of that name is there, `.notWritable`.
    @discardableResult
    package func write(to parent: URL) throws(PluginScaffoldError) -> URL {
        let manager = FileManager.default
        let folder = parent.appending(path: id)
        if manager.fileExists(atPath: folder.path) { throw .exists(folder.path) }
        let draft = parent.appending(path: ".\(id).\(ProcessInfo.processInfo.processIdentifier)")
        do {
            for (path, content) in files {
                let file = draft.appending(path: path)
                try manager.createDirectory(
                    at: file.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(content.utf8).write(to: file)
            }
            try manager.moveItem(at: draft, to: folder)
            return folder
        } catch {
            try? manager.removeItem(at: draft)
            throw .notWritable(folder.path, problem: error.localizedDescription)
        }
    }

    private var fillings: KeyValuePairs<String, String> {
        let (entry, build) =
            switch language {
            case .c: ("family: native\nplugin: model.so", "Build it: `make`\n")
            case .python: ("family: process\ncommand: [python3, model.py]", "")
            case .r: ("family: process\ncommand: [Rscript, --vanilla, model.R]", "")
            case .swift:
                (
                    "family: native\nplugin: .build/release/libReconstruction.so",
                    "Build it: `swift build -c release`\n"
                )
            }
        return [
            "id": id, "language": language.name, "entry": entry, "build": build, "checkout": checkout,
        ]
    }
}
