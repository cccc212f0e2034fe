import Results
import Testing

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "moments are written in UTC",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z", "19700101T000000Z"),
            (1_795_500_133_250, "2026-11-24T06:02:13.250Z", "20261124T060213Z"),
            (-1, "1969-12-31T23:59:59.999Z", "19691231T235959Z"),
        ] as [(Int64, String, String)]
    )
    func text(milliseconds: Int64, text: String, compact: String) {
        let timestamp = Timestamp(milliseconds: milliseconds)
        #expect(timestamp.description == text)
        #expect(timestamp.compact == compact)
        #expect(Timestamp(text) == timestamp)
    }

    @Test("every millisecond of a second is read back")
    func roundTrip() {
        for milliseconds in Int64(1_795_500_133_000)..<1_795_500_134_000 {
            let timestamp = Timestamp(milliseconds: milliseconds)
            #expect(Timestamp(timestamp.description) == timestamp)
        }
    }

    @Test("a fraction may be left out; other text is no moment")
    func parsing() {
        #expect(Timestamp("2026-11-24T06:02:13Z")?.milliseconds == 1_795_500_133_000)
        #expect(Timestamp("yesterday") == nil)
    }
}
