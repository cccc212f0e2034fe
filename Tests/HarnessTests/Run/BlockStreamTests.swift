import Harness
import Testing

@Suite struct BlockStreamTests {
    @Test(arguments: [0, 1, 9, 10, 11, 99, 100])
    func theBlocksCoverEverybodyOnce(people: Int) {
        let stream = BlockStream(people: people, blockSize: 10)
        let covered = (0..<stream.blockCount).flatMap { Array(stream.range(ofBlock: $0)) }
        #expect(covered == Array(0..<people))
    }

    @Test(arguments: [1, 2, 3, 7])
    func anyNumberOfThreadsSeesEveryBlock(threads: Int) throws {
        let stream = BlockStream(people: 1003, blockSize: 10, threads: threads)
        let seen: Set<Int> = try stream.fold(
            into: [],
            merge: { $0.formUnion($1) },
            add: { seen, range in seen.formUnion(range) }
        )
        #expect(seen == Set(0..<1003))
    }

    @Test func aFailureEndsTheFold() {
        struct Stop: Error {}
        let stream = BlockStream(people: 1000, blockSize: 10, threads: 2)
        #expect(throws: Stop.self) {
            _ = try stream.fold(
                into: 0,
                merge: { $0 += $1 },
                add: { _, range in if range.contains(500) { throw Stop() } }
            )
        }
    }
}
