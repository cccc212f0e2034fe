import DenseMatrix

extension ColumnProgram {
    /// Writes the values for every row of `table`.
    func evaluate<Element: MatrixElement>(
        over table: ColumnTable<Element>,
        into values: inout [Double],
        scratch: inout ExpressionScratch
    ) {
        var start = 0
        while start < table.rows {
            let count = min(ExpressionScratch.blockSize, table.rows - start)
            evaluateBlock(TableBlock(table: table, start: start), count: count, scratch: &scratch)
            let block = scratch.registers[0]
            let source = block.span
            var target = values.mutableSpan
            for index in 0..<min(count, source.count) { target[start + index] = source[index] }
            start += count
        }
    }

    /// Evaluates one block; the values are in register 0.
    func evaluateBlock(_ source: some ColumnBlockSource, count: Int, scratch: inout ExpressionScratch) {
        precondition(count <= ExpressionScratch.blockSize, "a block of \(count)")
        scratch.reserve(registerCount)
        for instruction in instructions {
            switch instruction {
            case .constant(let value, let register):
                scratch.write(register) { target, _ in
                    var target = target.mutableSpan
                    for index in 0..<min(count, target.count) { target[index] = value }
                }
            case .feature(let feature, let register):
                scratch.write(register) { target, _ in
                    source.load(feature: feature, count: count, into: &target)
                }
            case .missing(let feature, let register):
                scratch.write(register) { target, _ in
                    source.load(feature: feature, count: count, into: &target)
                    var target = target.mutableSpan
                    for index in 0..<min(count, target.count) { target[index] = target[index].isNaN ? 1 : 0 }
                }
            case .unary(let operation, let register):
                apply(operation, at: register, count, &scratch)
            case .binary(let operation, let register, let other):
                apply(operation, at: register, with: other, count, &scratch)
            case .binaryConstant(let operation, let register, let value):
                apply(operation, at: register, withConstant: value, count, &scratch)
            case .membership(let values, let isNegated, let register):
                scratch.write(register) { target, _ in
                    Self.findMembers(of: values, isNegated: isNegated, count: count, in: &target)
                }
            case .choice(let register, let then, let otherwise):
                choose(at: register, then, otherwise, count, &scratch)
            }
        }
    }

    /// Replaces each truth by the value of its branch; both are read first, so that nothing branches.
    private func choose(
        at register: Int,
        _ then: Branch,
        _ otherwise: Branch,
        _ count: Int,
        _ scratch: inout ExpressionScratch
    ) {
        scratch.write(register) { target, registers in
            var target = target.mutableSpan
            switch (then, otherwise) {
            case (.constant(let first), .constant(let second)):
                for index in 0..<min(count, target.count) {
                    target[index] = ExpressionOperation.isTrue(target[index]) ? first : second
                }
            case (.constant(let first), .register(let other)):
                let values = registers[other]
                let second = values.span
                for index in 0..<min(count, target.count, second.count) {
                    let value = second[index]
                    target[index] = ExpressionOperation.isTrue(target[index]) ? first : value
                }
            case (.register(let other), .constant(let second)):
                let values = registers[other]
                let first = values.span
                for index in 0..<min(count, target.count, first.count) {
                    let value = first[index]
                    target[index] = ExpressionOperation.isTrue(target[index]) ? value : second
                }
            case (.register(let one), .register(let other)):
                let (thenValues, otherwiseValues) = (registers[one], registers[other])
                let first = thenValues.span
                let second = otherwiseValues.span
                for index in 0..<min(count, target.count, first.count, second.count) {
                    let (value, other) = (first[index], second[index])
                    target[index] = ExpressionOperation.isTrue(target[index]) ? value : other
                }
            }
        }
    }

    /// Replaces each value by whether it is (negated: is not) one of `values`; two and three of them, as most lists have,
    /// are compared without a branch.
    private static func findMembers(
        of values: [Double],
        isNegated: Bool,
        count: Int,
        in target: inout [Double]
    ) {
        var target = target.mutableSpan
        let count = min(count, target.count)
        let (inside, outside) = isNegated ? (0.0, 1.0) : (1.0, 0.0)
        guard values.count == 2 || values.count == 3 else {
            for index in 0..<count {
                target[index] = ExpressionNode.isMember(target[index], of: values, isNegated: isNegated)
            }
            return
        }
        let (first, second, third) = (values[0], values[1], values[values.count - 1])
        for index in 0..<count {
            let value = target[index]
            let found = value == first ? inside : value == second ? inside : value == third ? inside : outside
            target[index] = value == value ? found : 0
        }
    }

    private func apply(
        _ operation: ExpressionOperation.Unary,
        at register: Int,
        _ count: Int,
        _ scratch: inout ExpressionScratch
    ) {
        /// One loop for each operation: inlined, the operation is a constant of the loop.
        @inline(__always)
        func loop(_ body: (Double) -> Double) {
            scratch.write(register) { target, _ in
                var target = target.mutableSpan
                for index in 0..<min(count, target.count) { target[index] = body(target[index]) }
            }
        }
        switch operation {
        case .negate: loop { ExpressionOperation.Unary.negate.apply($0) }
        case .not: loop { ExpressionOperation.Unary.not.apply($0) }
        case .truth: loop { ExpressionOperation.Unary.truth.apply($0) }
        case .absolute: loop { ExpressionOperation.Unary.absolute.apply($0) }
        case .squareRoot: loop { ExpressionOperation.Unary.squareRoot.apply($0) }
        case .exponential: loop { ExpressionOperation.Unary.exponential.apply($0) }
        case .logarithm: loop { ExpressionOperation.Unary.logarithm.apply($0) }
        case .logistic: loop { ExpressionOperation.Unary.logistic.apply($0) }
        case .floor: loop { ExpressionOperation.Unary.floor.apply($0) }
        case .ceiling: loop { ExpressionOperation.Unary.ceiling.apply($0) }
        case .round: loop { ExpressionOperation.Unary.round.apply($0) }
        }
    }

    private func apply(
        _ operation: ExpressionOperation.Binary,
        at register: Int,
        with other: Int,
        _ count: Int,
        _ scratch: inout ExpressionScratch
    ) {
        Self.specialized(operation) { body in
            scratch.write(register) { target, registers in
                let operand = registers[other]
                let right = operand.span
                var target = target.mutableSpan
                for index in 0..<min(count, target.count, right.count) {
                    target[index] = body(target[index], right[index])
                }
            }
        }
    }

    private func apply(
        _ operation: ExpressionOperation.Binary,
        at register: Int,
        withConstant value: Double,
        _ count: Int,
        _ scratch: inout ExpressionScratch
    ) {
        Self.specialized(operation) { body in
            scratch.write(register) { target, _ in
                var target = target.mutableSpan
                for index in 0..<min(count, target.count) { target[index] = body(target[index], value) }
            }
        }
    }

    /// Calls `loop` with one operation; inlined, the operation is a constant of the loop.
    @inline(__always)
    private static func specialized(
        _ operation: ExpressionOperation.Binary,
        _ loop: ((Double, Double) -> Double) -> Void
    ) {
        switch operation {
        case .or: loop { ExpressionOperation.Binary.or.apply($0, $1) }
        case .and: loop { ExpressionOperation.Binary.and.apply($0, $1) }
        case .equal: loop { ExpressionOperation.Binary.equal.apply($0, $1) }
        case .notEqual: loop { ExpressionOperation.Binary.notEqual.apply($0, $1) }
        case .less: loop { ExpressionOperation.Binary.less.apply($0, $1) }
        case .lessOrEqual: loop { ExpressionOperation.Binary.lessOrEqual.apply($0, $1) }
        case .greater: loop { ExpressionOperation.Binary.greater.apply($0, $1) }
        case .greaterOrEqual: loop { ExpressionOperation.Binary.greaterOrEqual.apply($0, $1) }
        case .add: loop { ExpressionOperation.Binary.add.apply($0, $1) }
        case .subtract: loop { ExpressionOperation.Binary.subtract.apply($0, $1) }
        case .multiply: loop { ExpressionOperation.Binary.multiply.apply($0, $1) }
        case .divide: loop { ExpressionOperation.Binary.divide.apply($0, $1) }
        case .minimum: loop { ExpressionOperation.Binary.minimum.apply($0, $1) }
        case .maximum: loop { ExpressionOperation.Binary.maximum.apply($0, $1) }
        }
    }
}
