import CKernels
import DenseMatrix
package import Scoring

/// Reads people and does nothing else: no kernel that needs every column can be faster.
package enum MemoryRead {
    /// The exclusive or of all numbers of `people`, as words of 64 bits; it shows that the reading was done.
    ///
    /// - Complexity: O(people x features), at the speed of the memory; no allocation.
    package static func digest(of people: People) -> UInt64 {
        switch people {
        case .float32(let table): digest(of: table)
        case .float64(let table): digest(of: table)
        }
    }

    private static func digest<Element: MatrixElement>(of table: ColumnTable<Element>) -> UInt64 {
        let bytes = table.rows * MemoryLayout<Element>.stride
        return unsafe table.withColumnAddresses { addresses in
            var digest: UInt64 = 0
            for column in addresses.indices {
                digest ^= unsafe ek_read_words(addresses[column], bytes)
            }
            return digest
        }
    }
}
