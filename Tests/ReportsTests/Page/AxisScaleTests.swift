import Testing

@testable import Reports

@Suite("Axes")
struct AxisScaleTests {
    @Test("ticks are round numbers of the domain")
    func ticks() {
        #expect(AxisScale(0...1, from: 0, to: 100).ticks() == [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1])
        #expect(AxisScale(0...47, from: 0, to: 100).ticks() == [0, 10, 20, 30, 40])
        #expect(AxisScale(-3...12, from: 0, to: 100).ticks() == [0, 5, 10])
    }

    @Test("powers of ten where ratios count")
    func logarithmic() {
        let scale = AxisScale(1...65_536, from: 0, to: 100, isLogarithmic: true)
        #expect(scale.ticks() == [1, 10, 100, 1_000, 10_000])
        #expect(scale.place(1) == 0)
        #expect(abs(scale.place(256) - 50) < 1e-9)
    }

    @Test("numbers outside stand at the end, a domain of one number is widened")
    func edges() {
        let scale = AxisScale(0...10, from: 200, to: 0)
        #expect(scale.place(-5) == 200)
        #expect(scale.place(50) == 0)
        #expect(AxisScale(3...3, from: 0, to: 1).place(3) == 0.5)
    }

    @Test("decimals tell ticks apart", arguments: [(1.0, 1), (0.03, 2), (40.0, 0), (2e6, 0)])
    func decimals(upper: Double, expected: Int) {
        #expect(AxisScale(0...upper, from: 0, to: 1).decimals() == expected)
    }
}
