import CPluginABI
import Glibc
import Scoring

/// One call of a native plugin's `score` with a layout of choice, around memory that tells what was written.
@safe struct RawBatch {
    /// How people and scores lie in memory.
    enum Layout {
        /// Columns of adjacent numbers.
        case columns
        /// Rows of adjacent numbers with a gap after each.
        case rows
    }

    /// What came back.
    struct Outcome {
        let status: Int32
        let message: String
        /// Scores row by row.
        let scores: [[Double]]
        /// Whether nothing but the scores was written.
        let guardsHeld: Bool
    }

    var rows: [[Double]]
    var features: Int
    var outputs: Int
    var precision: Precision
    var layout = Layout.columns
    /// Whether the people lie in memory that cannot be written.
    var isReadOnly = false
    /// Numbers around the scores that must stay as they are.
    var guardSize = 16

    /// People for `model` in its own precision.
    init(rows: [[Double]], features: Int, outputs: Int, of model: NativeModel) {
        self.rows = rows
        self.features = features
        self.outputs = outputs
        precision = model.descriptor.precision
    }

    /// A bit pattern (a quiet NaN) that no model writes.
    private static let untouched = Double(bitPattern: 0x7ff8_7e57_7e57_7e57)

    /// Calls the plugin.
    func score(by model: NativeModel) -> Outcome {
        switch precision {
        case .float32: score(model, ETALON_FLOAT32, Float.self)
        case .float64: score(model, ETALON_FLOAT64, Double.self)
        }
    }

    private func score<Element: BinaryFloatingPoint & BitwiseCopyable>(
        _ model: NativeModel,
        _ code: Int32,
        _ type: Element.Type
    ) -> Outcome {
        let gap = 3
        let rowStride = layout == .columns ? 1 : features + gap
        let columnStride = layout == .columns ? rows.count + gap : 1
        let page = max(4096, Int(sysconf(Int32(_SC_PAGESIZE))))
        let size = (rows.count + gap) * (features + gap) * MemoryLayout<Element>.stride
        let bytes = (size / page + 1) * page
        let flags = MAP_PRIVATE | MAP_ANONYMOUS
        guard let memory = unsafe mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0),
            unsafe memory != UnsafeMutableRawPointer(bitPattern: -1)
        else {
            return Outcome(status: ETALON_E_MEMORY, message: "no memory", scores: [], guardsHeld: true)
        }
        defer { unsafe munmap(memory, bytes) }
        let values = unsafe memory.bindMemory(
            to: Element.self,
            capacity: bytes / MemoryLayout<Element>.stride
        )
        for (i, row) in rows.enumerated() {
            for (j, value) in row.enumerated() {
                unsafe values[i * rowStride + j * columnStride] = Element(value)
            }
        }
        if isReadOnly { unsafe mprotect(memory, bytes, PROT_READ) }
        let columns = unsafe (0..<features).map { column -> UnsafeRawPointer? in
            unsafe UnsafeRawPointer(values + column * columnStride)
        }
        return unsafe columns.withUnsafeBufferPointer { addresses in
            let people = unsafe etalon_people(
                struct_size: UInt32(MemoryLayout<etalon_people>.size),
                precision: UInt32(code),
                row_count: rows.count,
                column_count: features,
                columns: addresses.baseAddress,
                row_stride: rowStride
            )
            return unsafe call(model, people)
        }
    }

    private func call(_ model: NativeModel, _ people: etalon_people) -> Outcome {
        let gap = 2
        let rowStride = layout == .columns ? 1 : outputs + gap
        let columnStride = layout == .columns ? rows.count + gap : 1
        let inner = (rows.count + gap) * (outputs + gap)
        var room = [Double](repeating: Self.untouched, count: inner + 2 * guardSize)
        var error = ErrorRecord.empty()
        let status = unsafe room.withUnsafeMutableBufferPointer { buffer in
            let scores = unsafe etalon_scores(
                struct_size: UInt32(MemoryLayout<etalon_scores>.size),
                reserved: 0,
                row_count: rows.count,
                column_count: outputs,
                values: buffer.baseAddress.map { unsafe $0 + guardSize },
                row_stride: rowStride,
                column_stride: columnStride
            )
            return unsafe model.plugin.score(model.handle, people, scores, &error)
        }
        var written = [[Double]](repeating: [], count: rows.count)
        for row in rows.indices {
            for column in 0..<outputs {
                let position = guardSize + row * rowStride + column * columnStride
                written[row].append(room[position])
                room[position] = Self.untouched
            }
        }
        return Outcome(
            status: status,
            message: ErrorRecord.message(of: error),
            scores: written,
            guardsHeld: room.allSatisfy { $0.bitPattern == Self.untouched.bitPattern }
        )
    }
}
