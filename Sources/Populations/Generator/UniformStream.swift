import Statistics

/// The uniform numbers of one named use: number *i* belongs to person *i* and depends on nothing else.
///
/// The stream is a hash of the name, so a feature keeps its numbers when others come or go, and two populations that
/// share a feature draw the same numbers for it.
package struct UniformStream: Equatable, Sendable {
    private let index: UInt64

    /// The stream of a use, as in `feature:age`.
    package init(name: String) {
        // FNV-1a, 64 bits.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 {
            hash ^= UInt64(byte)
            hash &*= 0x0000_0100_0000_01B3
        }
        index = hash
    }

    /// Writes the numbers of `lanes`, each in (0, 1).
    ///
    /// - Complexity: O(people); two consecutive people share one block of the generator.
    func fill(_ uniforms: inout [Double], lanes: Lanes, random: CounterRandom) {
        switch lanes {
        case .consecutive(let start, let count):
            GeneratorKernels.openUniforms(
                key: random.seed,
                stream: index,
                first: start,
                count: count,
                into: &uniforms
            )
        case .list(let people):
            for (lane, person) in people.enumerated() {
                uniforms[lane] = CounterRandom.openUnitInterval(
                    random.word(stream: index, counter: UInt64(person))
                )
            }
        }
    }
}
