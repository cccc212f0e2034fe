import Statistics
import Testing

@Suite("Sort order")
struct SortOrderTests {
    /// The stable order by the standard library.
    static func reference(_ values: [Double]) -> [UInt32] {
        let ordered = values.indices.filter { !values[$0].isNaN }
            .sorted { values[$0] == values[$1] ? $0 < $1 : values[$0] < values[$1] }
        return (ordered + values.indices.filter { values[$0].isNaN }).map { UInt32($0) }
    }

    static let columns: [String: [Double]] = {
        let random = CounterRandom(seed: 4)
        let uniform = (0..<3000).map { random.uniform(stream: 0, counter: UInt64($0)) }
        return [
            "empty": [],
            "one": [0.5],
            "uniform": uniform,
            "ties": uniform.map { (20 * $0).rounded() / 20 },
            "constant": Array(repeating: 0.25, count: 100),
            "signed zeros": [0.0, -0.0, 1, -0.0, 0.0, -1],
            "infinities": [1, -.infinity, .infinity, 0, -5, .infinity],
            "not numbers": [.nan, 1, 0.5, .nan, 0.75, -.nan],
            "heavy tail": uniform.map { 1 / ($0 * $0 * $0 * $0 + 1e-30) },
            "close together": uniform.map { 1 + $0 * 1e-12 },
            "subnormal": [0x1p-1074, 0, 0x1p-1070, -0x1p-1074, 0x1p-1060],
            "very wide": [1e308, -1e308, 0, 1, -1, 1e-308],
            "descending": uniform.sorted(by: >),
        ]
    }()

    @Test("equals the stable order of the standard library", arguments: columns.keys.sorted())
    func equalsReference(name: String) throws {
        let values = try #require(Self.columns[name])
        let order = SortOrder(ascending: values)
        #expect(order.rows == Self.reference(values))
        #expect(order.unorderedCount == values.count { $0.isNaN })
        #expect(order.orderedCount + order.unorderedCount == values.count)
    }
}
