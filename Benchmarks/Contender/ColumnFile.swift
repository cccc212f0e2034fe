import DenseMatrix
import Foundation

/// A file of little-endian floats, column after column.
struct ColumnFile {
    let path: String

    /// Its content as a matrix.
    func matrix(rows: Int, columns: Int) throws -> DenseMatrix<Float> {
        let handle = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? handle.close() }
        var matrix = DenseMatrix<Float>(rows: rows, columns: columns)
        for column in 0..<columns {
            let bytes = try handle.read(upToCount: rows * 4) ?? Data()
            guard bytes.count == rows * 4 else {
                throw ContenderError.wrongLength(file: path, expected: rows * columns * 4)
            }
            matrix.mutateColumn(column) { (values: inout MutableSpan<Float>) in
                unsafe bytes.withUnsafeBytes { raw in
                    for row in 0..<rows {
                        let bits = unsafe raw.loadUnaligned(fromByteOffset: row * 4, as: UInt32.self)
                        values[row] = Float(bitPattern: UInt32(littleEndian: bits))
                    }
                }
            }
        }
        return matrix
    }
}
