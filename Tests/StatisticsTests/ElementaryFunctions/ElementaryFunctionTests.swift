import Statistics
import Testing

/// Expected values: mpmath at 200 bits, rounded once to double.
@Suite("Elementary functions")
struct ElementaryFunctionTests {
    @Test(
        "exp is within one unit in the last place",
        arguments: [
            (-745.0, 0x1p-1074), (-700.5, 5.980196118639791e-305), (-30.25, 7.287724095819692e-14),
            (-1.0, 0.36787944117144233), (-0.1, 0.9048374180359595), (0, 1), (1e-10, 1.0000000001),
            (0.5, 1.6487212707001282), (1.0, 2.718281828459045), (10.5, 36315.502674246636),
            (300.125, 2.201057464963801e+130), (709.7, 1.6549840276802644e+308),
        ]
    )
    func exponential(argument: Double, expected: Double) {
        #expect(abs(Double.exp(argument) - expected) <= expected.ulp)
    }

    @Test("exp at its limits")
    func exponentialLimits() {
        #expect(Double.exp(.infinity) == .infinity)
        #expect(Double.exp(710) == .infinity)
        #expect(Double.exp(-.infinity) == 0)
        #expect(Double.exp(-746) == 0)
        #expect(Double.exp(.nan).isNaN)
    }

    @Test(
        "log is within one unit in the last place",
        arguments: [
            (0x1p-1074, -744.4400719213812), (0x1p-1040, -720.8730677823432), (1e-300, -690.7755278982137),
            (0.1, -2.3025850929940455), (0.7, -0.35667494393873245),
            (0.7071067811865475, -0.34657359027997275), (0.9999, -0.00010000500033334732), (1, 0),
            (1.0001, 9.999500033329732e-05), (1.5, 0.4054651081081644), (3.0, 1.0986122886681098),
            (1e10, 23.025850929940457), (1.7e308, 709.7268368932282),
        ]
    )
    func logarithm(argument: Double, expected: Double) {
        #expect(abs(Double.log(argument) - expected) <= expected.ulp)
    }

    @Test("log at its limits")
    func logarithmLimits() {
        #expect(Double.log(0) == -.infinity)
        #expect(Double.log(-0.0) == -.infinity)
        #expect(Double.log(.infinity) == .infinity)
        #expect(Double.log(-1).isNaN)
        #expect(Double.log(.nan).isNaN)
    }

    @Test("log1p keeps what 1 + x would lose")
    func logarithmOfOnePlus() {
        #expect(Double.log1p(1e-20) == 1e-20)
        #expect(abs(Double.log1p(1e-10) - 9.9999999995e-11) <= 2e-26)
        #expect(Double.log1p(-1) == -.infinity)
        #expect(Double.log1p(-2).isNaN)
        #expect(Double.log1p(.infinity) == .infinity)
    }

    @Test("logit and logistic undo each other", arguments: [-36.0, -5.5, -1e-9, 0, 0.25, 3, 20])
    func logitOfLogistic(z: Double) {
        let p = Double.logistic(z)
        // Near p = 1 the probability itself keeps only ulp(1) / (1 - p) of the log odds.
        #expect(abs(Double.logit(p) - z) <= 4 * z.magnitude.ulp + 0x1p-53 / (p * (1 - p)) * p)
    }
}
