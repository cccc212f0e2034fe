import Reports
import Testing

@Suite("Text")
struct TextTests {
    @Test(
        "columns that text takes",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("étalon", 6), ("評価", 4), ("👩‍👧", 2), ("…", 1),
            ("a\u{200B}b", 2),
        ]
    )
    func displayWidth(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test(
        "text is cut at whole characters",
        arguments: [
            ("étalon", 6, "étalon"), ("étalon", 5, "étal…"), ("評価する", 4, "評…"), ("abc", 1, "…"),
            ("abc", 0, ""),
        ]
    )
    func truncation(text: String, width: Int, expected: String) {
        #expect(text.truncated(toDisplayWidth: width) == expected)
    }

    @Test("text is broken at spaces")
    func wrapping() {
        #expect("one two three".wrapped(toDisplayWidth: 7) == ["one two", "three"])
        #expect("incomprehensible word".wrapped(toDisplayWidth: 5) == ["incomprehensible", "word"])
        #expect("".wrapped(toDisplayWidth: 5).isEmpty)
    }

    @Test(
        "numbers are written with the digits they need",
        arguments: [
            (0.22415888, "0.2242"), (0, "0"), (1234.56, "1,235"), (12.3456, "12.35"), (-0.5, "-0.5000"),
            (0.00001234, "1.234e-5"),
            (123_456_789, "1.235e8"),
        ]
    )
    func significant(number: Double, text: String) {
        #expect(QuantityFormat().significant(number) == text)
    }

    @Test("French numbers have their own separators")
    func french() {
        let format = QuantityFormat(language: .french, minus: "\u{2212}")
        #expect(format.fixed(-1234567.5, decimals: 1) == "\u{2212}1\u{202F}234\u{202F}567,5")
        #expect(format.whole(1234) == "1234")
        #expect(format.whole(12345) == "12\u{202F}345")
        #expect(format.fixed(-0.001, decimals: 2) == "0,00")
    }

    @Test(
        "units are scaled",
        arguments: [
            (24_600_000, "rows/s", "24.6 M rows/s"), (2_100, "rows/s", "2.10 k rows/s"),
            (0.0000415, "s", "41.5 µs"),
            (0.0019, "s", "1.90 ms"), (75, "s", "75.0 s"), (0, "s", "0.00 s"),
            (48_300_032, "bytes", "46.1 MiB"),
            (100_000, "people", "100,000 people"), (0.2241, "1", "0.224"), (512, "bytes", "512 B"),
        ] as [(Double, String, String)]
    )
    func scales(number: Double, unit: String, text: String) {
        #expect(QuantityScale(of: number, unit: unit).textWithUnit(number, format: QuantityFormat()) == text)
    }

    @Test("an interval is on the scale of its estimate")
    func interval() {
        let scale = QuantityScale(of: 24.6e6, unit: "rows/s")
        #expect(scale.interval(900_000, 24.9e6, format: QuantityFormat()) == "0.9 … 24.9")
    }
}
