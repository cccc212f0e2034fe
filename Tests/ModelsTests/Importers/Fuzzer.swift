import Documents
import Foundation
import Models
import Testing

/// Feeds seeded mutations of a file to its importer: each must be read or be an error with a place.
///
/// The suite runs 1,000 mutations a format; `ETALON_FUZZ_MUTATIONS=10000` in the environment asks for more.
struct Fuzzer {
    /// How many mutations of each file are read.
    static let mutations =
        ProcessInfo.processInfo.environment["ETALON_FUZZ_MUTATIONS"].flatMap { Int($0) } ?? 1_000

    /// Bytes that mean something in the formats.
    private static let alphabet = Array("0123456789-.eE nNaAiI[]{}\",:=\nLUdDlI$#SC".utf8)

    private var state: UInt64
    private let original: [UInt8]

    init(seed: UInt64, original: [UInt8]) {
        state = seed
        self.original = original
    }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, bound)
    }

    /// A copy with up to four changes: bytes overwritten, removed, doubled, swapped in from elsewhere, the end cut off.
    private mutating func mutated() -> [UInt8] {
        var bytes = original
        for _ in 0...below(4) where !bytes.isEmpty {
            let at = below(bytes.count)
            let end = min(bytes.count, at + 1 + below(12))
            switch below(7) {
            case 0: bytes[at] = UInt8(below(256))
            case 1: bytes[at] = Self.alphabet[below(Self.alphabet.count)]
            case 2: bytes.removeSubrange(at..<end)
            case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
            case 4:
                let from = below(bytes.count)
                bytes.insert(contentsOf: bytes[from..<min(bytes.count, from + 12)], at: at)
            case 5: bytes[at] ^= 1 << UInt8(below(8))
            default: if below(8) == 0 { bytes.removeSubrange(at...) }
            }
        }
        return bytes
    }

    /// Reads mutations, and scores what is read: no crash may be left for later.
    mutating func run(
        sourceLocation: SourceLocation = #_sourceLocation,
        read: ([UInt8]) throws(DocumentError) -> ImportedTrees
    ) {
        runAny(sourceLocation: sourceLocation) { bytes throws(DocumentError) in
            let trees = try read(bytes)
            let row = [Double](repeating: 0.5, count: min(trees.ensemble.featureCount, 1_000))
            if row.count == trees.ensemble.featureCount { _ = trees.ensemble.margins(row: row) }
        }
    }

    /// Gives mutations to `read`, which may do with them what it likes.
    mutating func runAny(
        sourceLocation: SourceLocation = #_sourceLocation,
        read: ([UInt8]) throws(DocumentError) -> Void
    ) {
        for _ in 0..<Self.mutations {
            do throws(DocumentError) {
                try read(mutated())
            } catch {
                guard case .faults(let faults) = error, let fault = faults.first else {
                    Issue.record("an error without a fault", sourceLocation: sourceLocation)
                    return
                }
                #expect(
                    fault.position.line >= 1 && fault.position.column >= 1,
                    sourceLocation: sourceLocation
                )
            }
        }
    }
}
