/// An expression as instructions over registers that hold one block of people each.
///
/// Left operands are computed in place: an operation overwrites its left operand's register, so a chain of a
/// hundred terms needs two registers.
struct ColumnProgram: Equatable, Sendable {
    /// One operation on a whole block.
    enum Instruction: Equatable, Sendable {
        case constant(Double, to: Int)
        case feature(Int, to: Int)
        case missing(Int, to: Int)
        case unary(ExpressionOperation.Unary, at: Int)
        case binary(ExpressionOperation.Binary, at: Int, with: Int)
        case binaryConstant(ExpressionOperation.Binary, at: Int, with: Double)
        case membership([Double], isNegated: Bool, at: Int)
        case choice(at: Int, then: Branch, otherwise: Branch)
    }

    /// What a choice yields: the values of a register, or one number for all.
    enum Branch: Equatable, Sendable {
        case register(Int)
        case constant(Double)
    }

    let instructions: [Instruction]
    let registerCount: Int

    /// Compiles a tree; the result ends in register 0.
    init(_ root: ExpressionNode) {
        var instructions: [Instruction] = []
        var registerCount = 0
        func compile(_ node: ExpressionNode, to register: Int) {
            registerCount = max(registerCount, register + 1)
            switch node {
            case .constant(let value):
                instructions.append(.constant(value, to: register))
            case .feature(let index):
                instructions.append(.feature(index, to: register))
            case .missing(let index):
                instructions.append(.missing(index, to: register))
            case .unary(let operation, let operand):
                compile(operand, to: register)
                instructions.append(.unary(operation, at: register))
            case .chain(let first, let links):
                var links = links[...]
                if case .constant(let value) = first, let link = links.first, link.operation.commutes {
                    // The number second: no register is filled with it.
                    compile(link.operand, to: register)
                    instructions.append(.binaryConstant(link.operation, at: register, with: value))
                    links = links.dropFirst()
                } else {
                    compile(first, to: register)
                }
                for link in links {
                    if case .constant(let value) = link.operand {
                        instructions.append(.binaryConstant(link.operation, at: register, with: value))
                    } else {
                        compile(link.operand, to: register + 1)
                        instructions.append(.binary(link.operation, at: register, with: register + 1))
                    }
                }
            case .membership(let subject, let values, let isNegated):
                compile(subject, to: register)
                instructions.append(.membership(values, isNegated: isNegated, at: register))
            case .choice(let condition, let first, let second):
                compile(condition, to: register)
                let then = compileBranch(first, to: register + 1)
                let otherwise = compileBranch(second, to: register + 2)
                instructions.append(.choice(at: register, then: then, otherwise: otherwise))
            }
        }
        func compileBranch(_ node: ExpressionNode, to register: Int) -> Branch {
            if case .constant(let value) = node { return .constant(value) }
            compile(node, to: register)
            return .register(register)
        }
        compile(root, to: 0)
        self.instructions = instructions
        self.registerCount = registerCount
    }
}
