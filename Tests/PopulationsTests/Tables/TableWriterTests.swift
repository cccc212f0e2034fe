import Populations
import Scoring
import Testing

@Suite struct TableWriterTests {
    @Test(arguments: Precision.allCases)
    func readsBackToTheSameBits(precision: Precision) throws {
        let population = try SmallPopulation.make()
        let people = try population.people(0..<300, seed: 8, precision: precision)
        let writer = TableWriter(schema: population.schema)
        let bytes =
            writer.header() + writer.rows(people.slice(0..<100)) + writer.rows(people.slice(100..<300))
        let read = try TableReader(schema: population.schema, precision: precision).read(
            bytes: bytes,
            name: "p"
        ).people
        #expect(read.count == 300)
        for feature in 0..<people.featureCount {
            let expected = people.values(ofFeature: feature)
            let actual = read.values(ofFeature: feature)
            #expect(
                zip(expected, actual).allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN }
            )
        }
    }

    @Test func writesWhatPeopleRead() throws {
        let schema = try Schema(features: [
            Feature(name: "level", kind: .categorical(levels: ["a, b", "say \"c\""])),
            Feature(name: "n", kind: .count(range: 0...1e6)),
            Feature(name: "x", kind: .continuous(range: 0...1), missing: .passed),
        ])
        let text = "level,n,x,p\n\"a, b\",100000,0.1,0.25\n\"say \"\"c\"\"\",2,,\n"
        let people = try TableReader(schema: schema).read(bytes: Array(text.utf8), name: "t").people
        let writer = TableWriter(schema: schema, extraColumns: ["p"])
        #expect(
            String(decoding: writer.header() + writer.rows(people, extra: [[0.25, .nan]]), as: UTF8.self)
                == text
        )
        #expect(writer.rows(people.slice(0..<0), extra: [[]]).isEmpty)
    }
}
