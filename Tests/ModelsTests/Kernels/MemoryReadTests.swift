import DenseMatrix
import Models
import Scoring
import TestSupport
import Testing

/// Every number of the people is read, once, whatever the path: the exclusive or of their bits, folded by hand here.
@Suite struct MemoryReadTests {
    /// The words of one column: its bits two singles a word, one double a word.
    private static func folded(_ columns: [[Float]]) -> UInt64 {
        columns.reduce(0) { digest, column in
            column.enumerated().reduce(digest) {
                $0 ^ UInt64($1.element.bitPattern) << ($1.offset % 2 == 0 ? 0 : 32)
            }
        }
    }

    @Test(arguments: [0, 1, 2, 3, 7, 63, 64, 65, 127, 128, 1000])
    func everyNumberCounts(people: Int) throws {
        let singles = (0..<3).map { feature in
            (0..<people).map { Float($0 * 3 + feature) * 0.37 - 11 }
        }
        let doubles = singles.map { $0.map { Double($0) * 1.1 } }
        let float = People.float32(ColumnTable(try DenseMatrix(columns: singles)))
        let double = People.float64(ColumnTable(try DenseMatrix(columns: doubles)))
        withEachInstructionSet { _ in
            #expect(MemoryRead.digest(of: float) == Self.folded(singles))
            #expect(MemoryRead.digest(of: double) == doubles.joined().reduce(0) { $0 ^ $1.bitPattern })
        }
    }

    @Test func aSliceIsReadAndNothingElse() throws {
        let column = (0..<100).map { Double($0) + 0.25 }
        let people = People.float64(ColumnTable(try DenseMatrix(columns: [column, column.reversed()])))
        let expected =
            column[13..<57].reduce(0) { $0 ^ $1.bitPattern }
            ^ Array(column.reversed())[13..<57].reduce(0) { $0 ^ $1.bitPattern }
        #expect(MemoryRead.digest(of: people.slice(13..<57)) == expected)
    }
}
