import Documents
import Foundation
import Testing

@Suite struct DocumentFileTests {
    @Test func aFileIsReadByItsName() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let diagnostics = Diagnostics()
        try Data("{\"a\": 1}".utf8).write(to: folder.appending(path: "x.json"))
        let file = DocumentFile.read(
            folder.appending(path: "x.json"),
            name: "x.json",
            diagnostics: diagnostics
        )
        #expect(file?.format == .json)
        #expect(file?.value(diagnostics: diagnostics)?.mapping()?.required("a")?.number() == 1)
        #expect(
            DocumentFile.read(folder.appending(path: "no.yaml"), name: "no.yaml", diagnostics: diagnostics)
                == nil
        )
        #expect(DocumentFile.read(folder, name: "folder", diagnostics: diagnostics) == nil)
        #expect(
            diagnostics.inOrder.map(\.description) == [
                "folder:1:1: cannot be read: it is no regular file",
                "no.yaml:1:1: cannot be read: there is no such file",
            ]
        )
    }
}
