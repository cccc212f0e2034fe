import DenseMatrix
package import Scoring

/// Scores that trees add up to, through an inverse link.
///
/// A class, for it holds many tables: what scores one person at a time passes it on.
package final class TreePart: Sendable {
    /// The scores, one for each output of the ensemble.
    package let outputs: [Output]
    /// The trees.
    package let ensemble: TreeEnsemble
    /// For each feature of the trees its column among the people.
    package let features: [Int]
    /// What is applied to the margins.
    package let transform: OutputTransform
    /// Features that some split asks about: a missing value of one is reported by `score`.
    let featuresAsked: Set<Int>
    private let kernel: Kernel
    /// Whether the trees' features are the people's, in order.
    private let takesAllColumns: Bool

    /// The kernel for the precision that the model takes.
    private enum Kernel: Sendable {
        case float32(TreeEnsembleKernel<Float>)
        case float64(TreeEnsembleKernel<Double>)
    }

    /// Trees, compiled for people of one precision.
    ///
    /// - Throws: `TreeEnsembleError.tooManyThresholds`.
    /// - Complexity: O(nodes log nodes).
    package init(
        outputs: [Output],
        ensemble: TreeEnsemble,
        features: [Int],
        transform: OutputTransform,
        precision: Precision
    ) throws(TreeEnsembleError) {
        precondition(
            outputs.count == ensemble.outputCount && features.count == ensemble.featureCount,
            "\(outputs.count) outputs, \(features.count) features"
        )
        self.outputs = outputs
        self.ensemble = ensemble
        self.features = features
        self.transform = transform
        featuresAsked = Set(ensemble.nodes.splits.map { features[$0.feature] })
        takesAllColumns = features == Array(features.indices)
        switch precision {
        case .float32: kernel = .float32(try TreeEnsembleKernel(ensemble))
        case .float64: kernel = .float64(try TreeEnsembleKernel(ensemble))
        }
    }

    /// Writes the scores of `people` into the columns from `first` on.
    ///
    /// - Returns: whether some person has no value for a feature of `featuresAsked`.
    /// - Complexity: as the kernel says.
    @discardableResult
    func score(_ people: People, into columns: inout DenseMatrix<Double>, from first: Int) -> Bool {
        if outputs.count == 1 {
            return columns.mutateColumn(first) { span in
                let metMissing = addMargins(of: people, to: &span)
                transform.apply(to: &span, outputCount: 1)
                return metMissing
            }
        }
        var margins = [Double](repeating: 0, count: people.count * outputs.count)
        var span = margins.mutableSpan
        let metMissing = addMargins(of: people, to: &span)
        transform.apply(to: &span, outputCount: outputs.count)
        for output in outputs.indices {
            columns.mutateColumn(first + output) { column in
                for index in column.indices { column[index] = margins[output * people.count + index] }
            }
        }
        return metMissing
    }

    /// Writes the margins of `people`, before any link.
    ///
    /// - Returns: whether some person has no value for a feature of `featuresAsked`.
    @discardableResult
    func addMargins(of people: People, to margins: inout MutableSpan<Double>) -> Bool {
        switch (people, kernel) {
        case (.float32(let table), .float32(let kernel)):
            kernel.margins(of: takesAllColumns ? table : table.columns(features), into: &margins)
        case (.float64(let table), .float64(let kernel)):
            kernel.margins(of: takesAllColumns ? table : table.columns(features), into: &margins)
        case (.float32, .float64), (.float64, .float32):
            preconditionFailure("people of another precision than the model's passed the check of shapes")
        }
    }

    /// The program that tells what changes of sets of the people's columns add to the margins; nil where there is none for
    /// these trees.
    func forks(changing sets: [Set<Int>]) -> Forks? {
        let subjects = sets.map { set in Set(features.indices.filter { set.contains(features[$0]) }) }
        guard outputs.count == 1 else { return nil }
        switch kernel {
        case .float32: return ForkKernel<Float>(ensemble, subjects: subjects).map { .float32($0) }
        case .float64: return ForkKernel<Double>(ensemble, subjects: subjects).map { .float64($0) }
        }
    }

    /// What changes add to the margins of people, one list a change.
    ///
    /// - Parameters:
    ///   - people: as they are.
    ///   - changes: for each change the number of its set of columns, and the people as it leaves them.
    ///   - forks: the program for these sets.
    /// - Returns: margins after less margins before.
    func differences(
        of people: People,
        changes: [(set: Int, people: People)],
        forks: Forks
    ) -> [[Double]] {
        var differences: [[Double]]
        switch (forks, people) {
        case (.float32(let kernel), .float32(let table)):
            let tables = changes.compactMap { change -> (Int, ColumnTable<Float>)? in
                guard case .float32(let changed) = change.people else { return nil }
                return (change.set, changed.columns(features))
            }
            differences = kernel.differences(of: table.columns(features), changes: tables)
        case (.float64(let kernel), .float64(let table)):
            let tables = changes.compactMap { change -> (Int, ColumnTable<Double>)? in
                guard case .float64(let changed) = change.people else { return nil }
                return (change.set, changed.columns(features))
            }
            differences = kernel.differences(of: table.columns(features), changes: tables)
        case (.float32, .float64), (.float64, .float32):
            preconditionFailure("people of another precision than the model's passed the check of shapes")
        }
        if case .average = ensemble.aggregation {
            for change in differences.indices {
                for person in differences[change].indices {
                    differences[change][person] = ensemble.margin(fromSum: differences[change][person])
                }
            }
        }
        return differences
    }

    /// The program of forks for the precision that the model takes.
    enum Forks: Sendable {
        case float32(ForkKernel<Float>)
        case float64(ForkKernel<Double>)
    }
}
