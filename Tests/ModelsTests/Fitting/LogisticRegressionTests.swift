import DenseMatrix
import Models
import Testing

/// The regression against statsmodels 0.15.0 (`GLM` with family `Binomial`, tolerance 1e-15) and scikit-learn 1.9.1
/// (`LogisticRegression`, newton-cholesky, tolerance 1e-14) on the same rows.
@Suite struct LogisticRegressionTests {
    private struct Expected {
        let name: String
        let value: Double
        let standardError: Double
        let z: Double
        let p: Double
        let lower: Double
        let upper: Double

        init(
            _ name: String,
            _ value: Double,
            _ standardError: Double,
            _ z: Double,
            _ p: Double,
            _ lower: Double,
            _ upper: Double
        ) {
            self.name = name
            self.value = value
            self.standardError = standardError
            self.z = z
            self.p = p
            self.lower = lower
            self.upper = upper
        }
    }

    private func expect(_ estimate: LogisticEstimate, _ expected: [Expected]) {
        let coefficients = [estimate.intercept] + estimate.coefficients
        #expect(coefficients.map(\.name) == expected.map(\.name))
        for (found, wanted) in zip(coefficients, expected) {
            let interval = found.interval()
            let pairs = [
                (found.value, wanted.value), (found.standardError, wanted.standardError), (found.z, wanted.z),
                (found.p, wanted.p), (interval.lowerBound, wanted.lower), (interval.upperBound, wanted.upper),
            ]
            for (value, other) in pairs {
                #expect(abs(value - other) < 1e-8, "\(wanted.name): \(value), statsmodels \(other)")
            }
        }
    }

    @Test func agreesWithStatsmodels() throws {
        let estimate = try LogisticRegression().fit(FitSample.data())
        expect(
            estimate,
            [
                Expected(
                    "intercept",
                    -3.3060622041985566,
                    2.1667153843371776,
                    -1.5258405548313019,
                    0.12704957804314349,
                    -7.552746322248286,
                    0.9406219138511727
                ),
                Expected(
                    "age",
                    0.09231399967582862,
                    0.04863133474879794,
                    1.8982411268921717,
                    0.05766432541037181,
                    -0.0030016649519265665,
                    0.1876296643035838
                ),
                Expected(
                    "income",
                    -0.9009780549289761,
                    0.6351464710423382,
                    -1.4185358748044083,
                    0.15603437252586447,
                    -2.1458422630796714,
                    0.3438861532217192
                ),
                Expected(
                    "region=north",
                    1.2887473658557114,
                    1.2949282469220276,
                    0.9952268543982975,
                    0.31962594364032126,
                    -1.2492653606750528,
                    3.8267600923864755
                ),
                Expected(
                    "region=south",
                    -0.21298910666838755,
                    1.2562902754150251,
                    -0.1695381320993072,
                    0.8653733813789637,
                    -2.6752728006097417,
                    2.249294587272967
                ),
            ]
        )
        #expect(abs(estimate.deviance - 24.439213471015872) < 1e-10)
        #expect(abs(estimate.nullDeviance - 32.601276767593234) < 1e-10)
        #expect(estimate.rows == 24 && estimate.events == 10)
    }

    @Test func agreesWithStatsmodelsUnderWeights() throws {
        let estimate = try LogisticRegression().fit(FitSample.data(weighted: true))
        expect(
            estimate,
            [
                Expected(
                    "intercept",
                    -3.968376352543158,
                    2.1456309913706897,
                    -1.8495148366625926,
                    0.06438350744908634,
                    -8.173735819742681,
                    0.23698311465636523
                ),
                Expected(
                    "age",
                    0.10504749616148193,
                    0.04697632098121423,
                    2.2361797170853435,
                    0.025340001279805437,
                    0.01297559891210874,
                    0.1971193934108551
                ),
                Expected(
                    "income",
                    -0.9556513287579524,
                    0.6535589582551911,
                    -1.4622266540562134,
                    0.1436791098820405,
                    -2.2366033487116432,
                    0.32530069119573857
                ),
                Expected(
                    "region=north",
                    1.631466797656768,
                    1.2867077714387776,
                    1.2679388699366338,
                    0.20481978174325233,
                    -0.8904340929910315,
                    4.153367688304567
                ),
                Expected(
                    "region=south",
                    -0.21196031384766356,
                    1.2166410615204029,
                    -0.17421762305373995,
                    0.8616944361331913,
                    -2.5965329765402334,
                    2.172612348844906
                ),
            ]
        )
        #expect(abs(estimate.deviance - 26.279516987899477) < 1e-10)
        #expect(abs(estimate.nullDeviance - 37.534275798108084) < 1e-10)
    }

    @Test func aRidgeIsThatOfScikitLearn() throws {
        let estimate = try LogisticRegression(ridge: 0.5).fit(FitSample.data())
        #expect(abs(estimate.intercept.value - -3.19452302) < 1e-8)
        let expected = [0.08863311043501464, -0.7239366558193069, 0.7720775081074709, -0.312203118518535]
        for (found, wanted) in zip(estimate.coefficients, expected) {
            #expect(abs(found.value - wanted) < 1e-8, "\(found.name)")
        }
    }

    @Test func weightsAreRepetitions() throws {
        let weights = (0..<24).map { Double($0 % 4) }
        let weighted = FitSample.data(
            columns: [FitSample.age, FitSample.income],
            outcomes: FitSample.outcome,
            weights: weights
        )
        func repeated(_ values: [Double]) -> [Double] {
            zip(values, weights).flatMap { [Double](repeating: $0, count: Int($1)) }
        }
        let whole = FitSample.data(
            columns: [repeated(FitSample.age), repeated(FitSample.income)],
            outcomes: repeated(FitSample.outcome)
        )
        let left = try LogisticRegression().fit(weighted)
        let right = try LogisticRegression().fit(whole)
        for (one, other) in zip(left.coefficients, right.coefficients) {
            #expect(abs(one.value - other.value) < 1e-10)
            #expect(abs(one.standardError - other.standardError) < 1e-10)
        }
        #expect(left.rows == 18 && right.rows == 36)
    }

    /// Data large enough for a start from a part of them, and for many blocks: the same rows, so the same coefficients.
    @Test func manyCopiesHaveTheSameCoefficientsAndSmallerErrors() throws {
        let copies = 3000
        let one = try LogisticRegression().fit(FitSample.data())
        let many = try LogisticRegression().fit(FitSample.data(copies: copies))
        for (left, right) in zip([one.intercept] + one.coefficients, [many.intercept] + many.coefficients) {
            #expect(abs(left.value - right.value) < 1e-9, "\(left.name)")
            let scaled = right.standardError * Double(copies).squareRoot()
            #expect(abs(left.standardError - scaled) < 1e-8, "\(left.name)")
        }
        #expect(many.iterations <= 4, "the start is near")
    }

    @Test func singlePrecisionColumnsGiveTheCoefficientsOfTheirValues() throws {
        var matrix = DenseMatrix<Float>(rows: 24, columns: 2)
        for (index, values) in [FitSample.age, FitSample.income].enumerated() {
            for row in 0..<24 { matrix[row, index] = Float(values[row]) }
        }
        let design = Array(FitSample.design.prefix(2))
        let narrow = try LogisticRegression().fit(
            DesignData(table: ColumnTable(matrix), columns: design, outcomes: FitSample.outcome)
        )
        let wide = try LogisticRegression().fit(
            FitSample.data(
                columns: [FitSample.age, FitSample.income.map { Double(Float($0)) }],
                outcomes: FitSample.outcome
            )
        )
        #expect(narrow.coefficients.map(\.value) == wide.coefficients.map(\.value))
    }

    @Test func aLargeOffsetOfAColumnCostsNothing() throws {
        let near = try LogisticRegression().fit(
            FitSample.data(columns: [FitSample.age], outcomes: FitSample.outcome)
        )
        let far = try LogisticRegression().fit(
            FitSample.data(columns: [FitSample.age.map { $0 + 1_048_576 }], outcomes: FitSample.outcome)
        )
        #expect(abs(near.coefficients[0].value - far.coefficients[0].value) < 1e-9)
        #expect(abs(near.coefficients[0].standardError - far.coefficients[0].standardError) < 1e-9)
    }
}
