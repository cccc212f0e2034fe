package import Models
import Synchronization

/// Runs `body` once on every instruction set this machine has, with the others switched off.
///
/// One caller at a time: the choice holds for the whole process.
package func withEachInstructionSet(_ body: (InstructionSet) throws -> Void) rethrows {
    try forcing.withLock { _ in
        defer { InstructionSet.best.force() }
        for instructionSet in InstructionSet.available {
            instructionSet.force()
            try body(instructionSet)
        }
    }
}

private let forcing = Mutex<Void>(())
