import DenseMatrix
import Foundation
import Models
import Scoring
import Statistics

/// The kernels of linear models against a plain copy of the same bytes, and those of trees by size of batch, on one core.
@main
enum EtalonBenchmarks {
    static func main() throws {
        if CommandLine.arguments.contains("generation") { return try generation() }
        BLASLibrary.setThreads(1)
        if CommandLine.arguments.contains("statistics") {
            print("1000000 people with a score and an outcome, medians of processor time on one core")
            print(try StatisticsBenchmarks().table())
            return
        }
        if let index = CommandLine.arguments.firstIndex(of: "sensitivity") {
            let file = CommandLine.arguments.dropFirst(index + 1).first.map { URL(filePath: $0) }
            print("medians of processor time on one core, kernels: \(InstructionSet.live)")
            try SensitivityBenchmarks(trees: file).run()
            return
        }
        let library = BLASLibrary.current()
        print("BLAS: \(library.name) \(library.core ?? ""), kernels: \(InstructionSet.live)")
        print("\ntree ensembles, 30 features, single precision")
        print(try TreeBenchmark.table())
        for features in [30, 300] {
            let people = features == 30 ? 1_000_000 : 200_000
            print("\n\(people) people x \(features) features, single precision")
            print(
                try Comparison(workloads: try linear(people: people, features: features), rounds: 15).table()
            )
        }
    }

    /// The populations that are made fastest matter most: every run makes its people.
    private static func generation() throws {
        print("kernels: \(InstructionSet.live)")
        let named = CommandLine.arguments.drop { $0 != "generation" }.dropFirst()
        for name in named.isEmpty ? ["ft-2024", "ft-2025", "cnaf-2024", "austria-2018"] : Array(named) {
            print(try Generation(population: name, people: 200_000, rounds: 5).line())
        }
    }

    private static func linear(people: Int, features: Int) throws -> [Workload] {
        let matrix = example(people: people, features: features)
        let table = ColumnTable(matrix)
        let coefficients = (0..<features).map { 0.1 - Double($0 % 7) * 0.03 }
        let logistic = LinearKernel(intercept: -0.5, coefficients: coefficients, inverseLink: .logistic)
        let identity = LinearKernel(intercept: -0.5, coefficients: coefficients, inverseLink: .identity)
        let vector = DenseColumn<Float>(coefficients.map { Float($0) })
        let target = CopyTarget(columns: features, rows: people)
        let bytes = people * features * MemoryLayout<Float>.stride
        let block = 20_000  // divides both numbers of people
        func blockwise(_ work: @escaping (Range<Int>) throws -> Void) -> () throws -> Void {
            {
                for start in stride(from: 0, to: people, by: block) {
                    try work(start..<min(people, start + block))
                }
            }
        }
        var scores = DenseMatrix<Double>(rows: block, columns: 1)
        return [
            Workload(name: "plain copy", people: people, bytes: bytes) { target.copy(table) },
            Workload(name: "reading alone", people: people, bytes: bytes) {
                _ = MemoryRead.digest(of: .float32(table))
            },
            Workload(
                name: "linear predictor",
                people: people,
                bytes: bytes,
                run: blockwise { range in
                    scores.mutateColumn(0) { column in
                        identity.score(table.rows(range), into: &column)
                    }
                }
            ),
            Workload(
                name: "linear predictor and logistic, fused",
                people: people,
                bytes: bytes,
                run: blockwise { range in
                    scores.mutateColumn(0) { column in
                        logistic.score(table.rows(range), into: &column)
                    }
                }
            ),
            Workload(
                name: "sgemv of the BLAS, blocks of people",
                people: people,
                bytes: bytes,
                run: blockwise { range in
                    _ = try matrix.block(rows: range, columns: 0..<features).multiplied(by: vector)
                }
            ),
        ]
    }

    /// Numbers in [0, 1) that depend on nothing but their place.
    private static func example(people: Int, features: Int) -> DenseMatrix<Float> {
        var matrix = DenseMatrix<Float>(rows: people, columns: features)
        var state: UInt64 = 1
        for feature in 0..<features {
            matrix.mutateColumn(feature) { column in
                for person in 0..<people {
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    column[person] = Float(state >> 40) * 0x1p-24
                }
            }
        }
        return matrix
    }
}
