import Models
import Testing

@Suite("Values in order")
struct OrderedValueTests {
    @Test("the order rises with the value and leads back to it")
    func roundTrip() {
        let values: [Float] = [
            -.infinity, -.greatestFiniteMagnitude, -1, -.leastNormalMagnitude, -.leastNonzeroMagnitude, -0.0,
            0,
            .leastNonzeroMagnitude, 1, .infinity,
        ]
        for value in values {
            #expect(Float(order: value.order).bitPattern == value.bitPattern)
            #expect(Double(order: Double(value).order).bitPattern == Double(value).bitPattern)
        }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0.order < $1.order })
        #expect(Float(1).order + 1 == Float(1).nextUp.order)
    }

    @Test("finds the first value for which a condition is true")
    func first() {
        #expect(Double.first { $0 > 0.1 } == (0.1).nextUp)
        #expect(Double.first { $0 >= 0.1 } == 0.1)
        #expect(Float.first { Double($0) > 0.1 } == Float(0.1))
        #expect(Float.first { Double($0) >= -0.1 } == Float(-0.1).nextUp)
        #expect(Double.first { $0 > .infinity } == nil)
        #expect(Double.first { _ in true } == -.infinity)
        // The first double that rounds to a float of at least 1 lies halfway below it.
        #expect(Double.first { Float($0) >= 1 } == 1 - 0x1p-25)
    }
}
