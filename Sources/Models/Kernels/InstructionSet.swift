import CKernels

/// A code path of the kernels.
///
/// All give the same bits; they differ in speed.
package enum InstructionSet: Int32, CaseIterable, Sendable {
    case portable = 0
    case avx2 = 1
    case avx512 = 2

    /// The fastest path this processor runs.
    package static var best: InstructionSet { InstructionSet(ek_isa_best()) }

    /// The path in use for the whole process: the best one unless another was forced.
    package static var live: InstructionSet { InstructionSet(ek_isa_live()) }

    /// The paths this processor runs, slowest first.
    package static var available: [InstructionSet] { allCases.filter { $0.rawValue <= best.rawValue } }

    private init(_ isa: ek_isa) {
        self = InstructionSet(rawValue: isa.rawValue) ?? .portable
    }

    /// Makes this the path of the whole process, for tests and benchmarks.
    ///
    /// - Returns: false, with nothing changed, where the processor lacks it.
    @discardableResult
    package func force() -> Bool {
        ek_isa_force(ek_isa(rawValue: rawValue))
    }
}
