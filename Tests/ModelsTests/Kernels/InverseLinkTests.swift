import Models
import TestSupport
import Testing

@Suite("Inverse links")
struct InverseLinkTests {
    // Computed with mpmath 1.3 at 200 bits and rounded once.
    private static let logistic: [(z: Double, score: Double)] = [
        (-745.1, Double(bitPattern: 0x0000_0000_0000_0001)),
        (-744.4400719213812, Double(bitPattern: 0x0000_0000_0000_0001)),
        (-720.0, Double(bitPattern: 0x0000_0009_93b4_dc95)),
        (-708.5, Double(bitPattern: 0x000e_6cf6_d088_97ac)),
        (-700.25, 0x1.af5fe9a485c8ep-1011),
        (-100.0, 0x1.a8c1f14e2af5dp-145),
        (-37.0, 0x1.898471fca6054p-54),
        (-20.5, 0x1.57a3afe79aea9p-30),
        (-5.0, 0x1.b69f67d638f8ep-8),
        (-3.4496730103859363, 0x1.f846db6654abap-6),
        (-1.0, 0x1.136561454ba86p-2),
        (-0.75, 0x1.4885610b9b828p-2),
        (-0.1, 0x1.e66bdb1aca090p-2),
        (-1e-09, 0x1.fffffffbb47d0p-2),
        (-1e-300, 0x1.0000000000000p-1),
        (1e-17, 0x1.0000000000000p-1),
        (0.1, 0x1.0cca12729afb8p-1),
        (0.3, 0x1.261d545e46a8bp-1),
        (1.0, 0x1.764d4f5d5a2bdp-1),
        (2.5, 0x1.d9291ddb596f7p-1),
        (4.0, 0x1.f6ca82f0de1eap-1),
        (9.75, 0x1.fff85c11d7373p-1),
        (20.0, 0x1.ffffffee4b79bp-1),
        (36.5, 0x1.fffffffffffffp-1),
        (-4.192565966529738, 0x1.e7ac8e92b7a75p-7),
        (0.7076676047352297, 0x1.56fb3e2d3c02ap-1),
        (-2.080717335230732, 0x1.c69862889193fp-4),
        (1.6627206175391116, 0x1.ae63800765af4p-1),
        (2.0115248657288642, 0x1.c395bde84f285p-1),
        (-6.95153825216299, 0x1.f5593782e8e1dp-11),
        (-7.789312135122014, 0x1.b21335df30271p-12),
        (5.39950531354336, 0x1.fdb25fcac2a2dp-1),
        (-3.8503357707518777, 0x1.55453c20baae0p-6),
        (-4.250704623252858, 0x1.cc8452f4f7fbep-7),
        (7.930317368167405, 0x1.ffd0dfbdc2765p-1),
        (-0.4757838796408329, 0x1.887236e842a92p-2),
    ]
    private static let exponential: [(z: Double, score: Double)] = [
        (-745.0, Double(bitPattern: 0x0000_0000_0000_0001)),
        (-730.5, Double(bitPattern: 0x0000_0000_0011_486c)),
        (-708.4, Double(bitPattern: 0x000f_f15b_469e_df89)),
        (-700.0, 0x1.14f2b0fb9307fp-1010),
        (-50.5, 0x1.1ad9f47f3722ap-73),
        (-1.0, 0x1.78b56362cef38p-2),
        (-0.3465735902799726, 0x1.6a09e667f3bcdp-1),
        (-1e-08, 0x1.ffffffaa19c48p-1),
        (1e-17, 0x1.0000000000000p+0),
        (0.34657359027997264, 0x1.6a09e667f3bccp+0),
        (0.5, 0x1.a61298e1e069cp+0),
        (1.0, 0x1.5bf0a8b145769p+1),
        (10.0, 0x1.5829dcf950560p+14),
        (100.5, 0x1.fcc37a76f9e76p+144),
        (700.0, 0x1.d945df4f8ec8ep+1009),
        (709.7, 0x1.d75ae7a50ee14p+1023),
    ]

    private func unitsInTheLastPlace(_ actual: Double, from expected: Double) -> Double {
        abs(actual - expected) / expected.ulp
    }

    @Test("is within 2 units in the last place of the logistic function")
    func logisticAccuracy() {
        withEachInstructionSet { instructionSet in
            for (z, score) in Self.logistic {
                let error = unitsInTheLastPlace(InverseLink.logistic(z), from: score)
                #expect(error <= 2, "logistic(\(z)) on \(instructionSet)")
            }
        }
    }

    @Test("is within 1 unit in the last place of the exponential function")
    func exponentialAccuracy() {
        withEachInstructionSet { instructionSet in
            for (z, score) in Self.exponential {
                let error = unitsInTheLastPlace(InverseLink.exponential(z), from: score)
                #expect(error <= 1, "exp(\(z)) on \(instructionSet)")
            }
        }
    }

    @Test("reaches its limits exactly and lets NaN through")
    func limits() {
        withEachInstructionSet { _ in
            #expect(InverseLink.logistic(0) == 0.5)
            #expect(InverseLink.logistic(-0.0) == 0.5)
            #expect(InverseLink.logistic(.infinity) == 1)
            #expect(InverseLink.logistic(-.infinity) == 0)
            #expect(InverseLink.logistic(1e300) == 1)
            #expect(InverseLink.logistic(-746) == 0)
            #expect(InverseLink.logistic(37.5) == 1)
            #expect(InverseLink.exponential(0) == 1)
            #expect(InverseLink.exponential(.infinity) == .infinity)
            #expect(InverseLink.exponential(-.infinity) == 0)
            #expect(InverseLink.exponential(709.79) == .infinity)
            for link in [InverseLink.identity, .logistic, .exponential] {
                #expect(link(.nan).bitPattern == Double.nan.bitPattern)
                #expect(link(-.nan).bitPattern == Double.nan.bitPattern)
                #expect(link(Double(nan: 5, signaling: false)).bitPattern == Double.nan.bitPattern)
            }
        }
    }

    @Test("does not depend on the number of predictors in a call", arguments: [0, 1, 5, 8, 9, 130])
    func lengths(count: Int) {
        let predictors = AwkwardValues.values(count: count, seed: 8, in: -30...30, awkwardEvery: 4)
        for link in [InverseLink.identity, .logistic, .exponential] {
            withEachInstructionSet { _ in
                var all = predictors
                var span = all.mutableSpan
                link.apply(to: &span)
                #expect(all.map(\.bitPattern) == predictors.map { link($0).bitPattern })
            }
        }
    }

    @Test("rises")
    func monotone() {
        var predictors = (0..<40_000).map { -40 + Double($0) * 0.002 }
        var span = predictors.mutableSpan
        InverseLink.logistic.apply(to: &span)
        #expect(zip(predictors, predictors.dropFirst()).allSatisfy { $0 <= $1 })
    }
}
