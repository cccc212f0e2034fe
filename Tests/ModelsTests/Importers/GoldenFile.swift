import DenseMatrix
import Foundation
import Models
import Testing

/// People, margins and predictions that another library wrote (`Fixtures/make_fixtures.py`).
struct GoldenFile {
    let people: [[Double]]
    let margins: [[Double]]
    let predictions: [[Double]]

    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

    /// The content of a fixture.
    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    init(_ name: String) throws {
        let text = String(decoding: try Self.bytes(name + ".golden"), as: UTF8.self)
        var parts: [[[Double]]] = [[], [], []]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "|")
            for index in 0..<3 {
                parts[index].append(try fields[index].split(separator: " ").map { try #require(Double($0)) })
            }
        }
        (people, margins, predictions) = (parts[0], parts[1], parts[2])
    }

    /// What `trees` makes of the people through the kernels: margins and scores, a row a person.
    func score<Element: KernelColumn & OrderedValue>(
        _ trees: ImportedTrees,
        as type: Element.Type
    ) throws -> (margins: [[Double]], scores: [[Double]]) {
        let table = try ColumnTable<Element>(
            rows: people.count,
            columns: (0..<trees.ensemble.featureCount).map { feature in
                DenseColumn(people.map { Element($0[feature]) })
            }
        )
        let outputs = trees.ensemble.outputCount
        var values = [Double](repeating: 0, count: people.count * outputs)
        func rows() -> [[Double]] {
            people.indices.map { row in (0..<outputs).map { values[$0 * people.count + row] } }
        }
        var span = values.mutableSpan
        try TreeEnsembleKernel<Element>(trees.ensemble).margins(of: table, into: &span)
        let margins = rows()
        span = values.mutableSpan
        trees.transform.apply(to: &span, outputCount: outputs)
        return (margins, rows())
    }
}
