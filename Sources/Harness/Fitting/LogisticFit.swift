import DenseMatrix
import Documents
package import Foundation
package import Models
import Populations
import Results
package import Scoring

/// A logistic regression fitted to a file, and the model folder it becomes.
package struct LogisticFit: Sendable {
    /// What was asked for.
    package let request: FitRequest
    /// The features.
    package let schema: Schema
    /// Which feature and level each coefficient belongs to.
    package let design: [DesignColumn]
    /// The estimate.
    package let estimate: LogisticEstimate
    /// Rows that were left out because their outcome is not known.
    package let rowsWithoutOutcome: Int
    /// The digest of the file.
    package let sha256: String

    /// Reads the file twice, once to see what its columns hold, and fits.
    ///
    /// Rows without an outcome are left out and counted; a missing value of a feature or a weight is an error.
    ///
    /// - Throws: `FitError`, `TableError` with the places of faults in the file, `FittingError`.
    package init(_ request: FitRequest) throws {
        guard request.id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil, request.id.utf8.count <= 64
        else {
            throw FitError.illegalID(request.id)
        }
        let plan = try FitSchema(request, TableProfile(path: request.file.path))
        let reader = TableReader(
            schema: plan.schema,
            outcome: request.outcome,
            weight: request.weight,
            precision: .float64
        )
        let table = try reader.read(path: request.file.path)
        guard case .float64(let people) = table.people, let outcomes = table.outcomes else {
            preconditionFailure("a reader of doubles gave \(table.people.precision)")
        }
        let known = outcomes.indices.filter { !outcomes[$0].isNaN }
        let data = DesignData(
            table: known.count == people.rows ? people : Self.rows(known, of: people),
            columns: plan.design,
            outcomes: known.map { outcomes[$0] },
            weights: table.weights.map { weights in known.map { weights[$0] } }
        )
        estimate = try LogisticRegression(ridge: request.ridge).fit(data)
        self.request = request
        schema = plan.schema
        design = plan.design
        rowsWithoutOutcome = people.rows - known.count
        sha256 = try Self.digest(of: request.file)
    }

    /// Writes the model to a new folder called by its id in `parent`; the folder appears whole or not at all.
    ///
    /// - Returns: the folder.
    /// - Throws: `FitError.exists`, `.unwritable`, `.invalidModel`.
    @discardableResult
    package func write(to parent: URL) throws(FitError) -> URL {
        try NewFittedFolder(id: request.id, files: FittedModelText(fit: self).files).write(to: parent)
    }

    /// A copy of some rows.
    private static func rows(_ indices: [Int], of people: ColumnTable<Double>) -> ColumnTable<Double> {
        let columns = (0..<people.columns).map { index in
            let column = people.column(index)
            return DenseColumn<Double>(count: indices.count) { (copy: inout MutableSpan<Double>) in
                let values = column.span
                for (row, source) in indices.enumerated() { copy[row] = values[source] }
            }
        }
        do {
            return try ColumnTable(rows: indices.count, columns: columns)
        } catch {
            preconditionFailure("columns of one table differ in length: \(error)")
        }
    }

    private static func digest(of file: URL) throws -> String {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var digest = SHA256()
        while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { digest.update(Array(chunk)) }
        return digest.hexadecimalDigest()
    }
}
