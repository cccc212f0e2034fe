import DenseMatrix
import Scoring
import Statistics

/// The features of one block of people.
struct RegisterBlock: ColumnBlockSource {
    let registers: [[Double]]

    func load(feature: Int, count: Int, into values: inout [Double]) {
        let register = registers[feature]
        for person in 0..<count { values[person] = register[person] }
    }
}

/// Makes people block by block: one register a feature, one pass over the steps for each block.
struct PeopleGenerator {
    /// All features, hidden ones included.
    let features: [Feature]
    let population: String
    private let seed: CounterRandom
    private var random: CounterRandom
    private(set) var registers: [[Double]]
    private var uniforms = [Double](repeating: 0, count: ExpressionScratch.blockSize)
    private var choices = [Int32](repeating: 0, count: ExpressionScratch.blockSize)
    private var scratch = ExpressionScratch()

    init(features: [Feature], population: String, seed: UInt64) {
        self.features = features
        self.population = population
        self.seed = CounterRandom(seed: seed)
        random = self.seed
        registers = [[Double]](
            repeating: [Double](repeating: .nan, count: ExpressionScratch.blockSize),
            count: features.count
        )
    }

    /// Runs `steps` for the people of `lanes`.
    ///
    /// `attempt` is which of the people that could have their number; 0 but where a population keeps only some.
    ///
    /// - Throws: `PopulationError.illegalValue`, `.noProbability`.
    mutating func run(_ steps: [GeneratorStep], lanes: Lanes, attempt: Int = 0) throws(PopulationError) {
        random = attempt == 0 ? seed : seed.family(UInt64(attempt))
        for step in steps {
            switch step {
            case .draw(let draw):
                try run(draw, lanes)
            case .derived(let feature, let expression):
                evaluate(expression, count: lanes.count, to: feature)
                try check(feature, lanes)
            case .joint(let table):
                table.stream.fill(&uniforms, lanes: lanes, random: random)
                table.draw(uniforms: uniforms, count: lanes.count, registers: &registers)
            }
        }
    }

    /// The values of `expression` for the people of the block.
    mutating func values(of expression: Expression, count: Int) -> [Double] {
        var values = [Double](repeating: 0, count: count)
        expression.evaluate(
            block: RegisterBlock(registers: registers),
            count: count,
            into: &values,
            scratch: &scratch
        )
        return values
    }

    /// The numbers of `stream` for the people of the block.
    mutating func uniformNumbers(of stream: UniformStream, lanes: Lanes) -> [Double] {
        stream.fill(&uniforms, lanes: lanes, random: random)
        return Array(uniforms[0..<lanes.count])
    }

    private mutating func evaluate(_ expression: Expression, count: Int, to feature: Int) {
        var target = [Double](repeating: 0, count: ExpressionScratch.blockSize)
        expression.evaluate(
            block: RegisterBlock(registers: registers),
            count: count,
            into: &target,
            scratch: &scratch
        )
        registers[feature] = target
    }

    private mutating func run(_ draw: DrawStep, _ lanes: Lanes) throws(PopulationError) {
        let count = lanes.count
        draw.stream.fill(&uniforms, lanes: lanes, random: random)
        if draw.cases.count == 1 {
            try sample(draw.cases[0].sampler, of: draw.feature, where: nil, lanes)
            return
        }
        for person in 0..<count { choices[person] = Int32(draw.cases.count - 1) }
        for (index, next) in draw.cases.enumerated().reversed() {
            guard let condition = next.condition else { continue }
            let holds = values(of: condition, count: count)
            for person in 0..<count where holds[person] < 0 || holds[person] > 0 {
                choices[person] = Int32(index)
            }
        }
        for (index, next) in draw.cases.enumerated() {
            try sample(next.sampler, of: draw.feature, where: Int32(index), lanes)
        }
    }

    /// Draws for the people whose case is `choice`; for all where it is nil.
    private mutating func sample(
        _ sampler: DrawStep.Sampler,
        of feature: Int,
        where choice: Int32?,
        _ lanes: Lanes
    ) throws(PopulationError) {
        let count = lanes.count
        var probabilities: [Double] = []
        if case .probability(let expression) = sampler {
            probabilities = values(of: expression, count: count)
        }
        var target: [Double] = []
        swap(&target, &registers[feature])
        defer { swap(&target, &registers[feature]) }
        for person in 0..<count where choice == nil || choices[person] == choice {
            switch sampler {
            case .levels(let table):
                target[person] = Double(table.index(at: uniforms[person]))
            case .number(let number):
                target[person] = number.value(at: uniforms[person])
            case .missing:
                target[person] = .nan
            case .probability:
                let probability = probabilities[person]
                guard probability >= 0, probability <= 1 else {
                    throw .noProbability(
                        population: population,
                        of: features[feature].name,
                        person: lanes.person(person),
                        value: probability
                    )
                }
                target[person] = uniforms[person] < probability ? 1 : 0
            }
        }
    }

    /// Refuses derived values that the schema forbids.
    private func check(_ index: Int, _ lanes: Lanes) throws(PopulationError) {
        let feature = features[index]
        let register = registers[index]
        for person in 0..<lanes.count where !feature.kind.contains(register[person]) {
            if register[person].isNaN, feature.missing != .refused { continue }
            throw .illegalValue(
                population: population,
                feature: feature.name,
                person: lanes.person(person),
                value: register[person],
                allowed: feature.kind.legalValues
            )
        }
    }
}
