import DenseMatrix
import Scoring

#if _endian(big)
#error("the process protocol is little-endian, and so must be the machine")
#endif

/// People and scores as the payloads of messages.
enum BatchPayload {
    /// `people` as a payload: rows, columns, then column after column.
    static func bytes(of people: People) -> [UInt8] {
        var bytes = [UInt8]()
        append(UInt64(people.count), to: &bytes)
        append(UInt64(people.featureCount), to: &bytes)
        switch people {
        case .float32(let table): append(table, to: &bytes)
        case .float64(let table): append(table, to: &bytes)
        }
        return bytes
    }

    /// Writes the scores of a payload.
    ///
    /// - Returns: the nanoseconds that the plugin spent; nil where the payload is not `rows` x `outputs` scores.
    static func read(_ payload: [UInt8], into scores: inout DenseMatrix<Double>) -> UInt64? {
        let headerSize = 24
        let columnSize = scores.rows * MemoryLayout<Double>.stride
        guard payload.count >= headerSize else { return nil }
        return unsafe payload.withUnsafeBytes { raw in
            let header = (0..<3).map {
                unsafe raw.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)
            }
            guard header[0] == UInt64(scores.rows), header[1] == UInt64(scores.columns),
                raw.count == headerSize + scores.columns * columnSize
            else { return nil }
            let columns = scores.columns
            unsafe scores.withMutableAddress { address, leadingDimension in
                for column in 0..<columns where columnSize > 0 {
                    let source = unsafe UnsafeRawBufferPointer(
                        rebasing: raw[(headerSize + column * columnSize)...].prefix(columnSize)
                    )
                    unsafe UnsafeMutableRawPointer(address + column * leadingDimension)
                        .copyMemory(from: source.baseAddress.unsafelyUnwrapped, byteCount: columnSize)
                }
            }
            return header[2]
        }
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: number) { unsafe bytes.append(contentsOf: $0) }
    }

    private static func append<Element>(_ table: ColumnTable<Element>, to bytes: inout [UInt8]) {
        let columnSize = table.rows * MemoryLayout<Element>.stride
        bytes.reserveCapacity(bytes.count + table.columns * columnSize)
        unsafe table.withColumnAddresses { columns in
            for index in 0..<table.columns {
                unsafe bytes.append(
                    contentsOf: UnsafeRawBufferPointer(start: columns[index], count: columnSize)
                )
            }
        }
    }
}
