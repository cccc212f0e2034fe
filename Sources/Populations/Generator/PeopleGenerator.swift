import Scoring
import Statistics

/// Makes people block by block: one register a feature, one pass over the steps for each block.
struct PeopleGenerator {
    /// All features, hidden ones included.
    let features: [Feature]
    let population: String
    private let seed: CounterRandom
    private var random: CounterRandom
    private(set) var registers: [[Double]]
    private var uniforms = [Double](repeating: 0, count: ExpressionScratch.blockSize)
    /// For people in cases: which case each is in, the positions of those in one case, their uniform numbers, their values.
    private var choices = [Double](repeating: 0, count: ExpressionScratch.blockSize)
    private var lanesPicked = [Int32](repeating: 0, count: ExpressionScratch.blockSize)
    private var picked = [Double](repeating: 0, count: ExpressionScratch.blockSize)
    private var drawn = [Double](repeating: 0, count: ExpressionScratch.blockSize)
    /// What an expression gave last.
    private var evaluated = [Double](repeating: 0, count: ExpressionScratch.blockSize)
    private var probabilities = [Double](repeating: 0, count: ExpressionScratch.blockSize)
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
        for index in steps.indices {
            switch steps[index] {
            case .draw(let draw):
                try run(draw, lanes)
            case .derived(let feature, let expression):
                // A derived step may read the feature it changes.
                evaluate(expression, count: lanes.count)
                swap(&evaluated, &registers[feature])
                try check(feature, lanes)
            case .joint(let table):
                table.stream.fill(&uniforms, lanes: lanes, random: random)
                table.draw(uniforms: uniforms, count: lanes.count, registers: &registers)
            }
        }
    }

    /// The values of `expression` for the people of the block.
    mutating func values(of expression: Expression, count: Int) -> [Double] {
        evaluate(expression, count: count)
        return Array(evaluated[0..<count])
    }

    /// The numbers of `stream` for the people of the block.
    mutating func uniformNumbers(of stream: UniformStream, lanes: Lanes) -> [Double] {
        stream.fill(&uniforms, lanes: lanes, random: random)
        return Array(uniforms[0..<lanes.count])
    }

    /// Writes the values of `expression` to `evaluated`.
    private mutating func evaluate(_ expression: Expression, count: Int) {
        expression.evaluate(
            registers: registers,
            count: count,
            into: &evaluated,
            scratch: &scratch
        )
    }

    private mutating func run(_ draw: DrawStep, _ lanes: Lanes) throws(PopulationError) {
        let count = lanes.count
        draw.stream.fill(&uniforms, lanes: lanes, random: random)
        if draw.cases.count == 1 {
            try drawForAll(draw.cases[0].sampler, of: draw.feature, lanes)
            return
        }
        let last = Double(draw.conditions.count)
        for lane in choices.indices { choices[lane] = last }
        for index in draw.conditions.indices.reversed() {
            evaluate(draw.conditions[index], count: count)
            GeneratorKernels.choose(index, where: evaluated, count: count, in: &choices)
        }
        if let table = draw.table {
            table.draw(choices: choices, uniforms: uniforms, count: count, into: &registers[draw.feature])
            return
        }
        for index in draw.cases.indices {
            try self.draw(draw.cases[index].sampler, of: draw.feature, forCase: index, lanes)
        }
    }

    /// Draws for everybody.
    private mutating func drawForAll(
        _ sampler: DrawStep.Sampler,
        of feature: Int,
        _ lanes: Lanes
    ) throws(PopulationError) {
        let count = lanes.count
        switch sampler {
        case .levels(let table):
            table.draw(base: 0, uniforms: uniforms, count: count, into: &registers[feature])
        case .number(let number):
            number.draw(uniforms: uniforms, count: count, into: &registers[feature])
        case .missing:
            for lane in 0..<count { registers[feature][lane] = .nan }
        case .probability(let expression):
            evaluate(expression, count: count)
            let illegal = GeneratorKernels.bernoulli(
                uniforms: uniforms,
                probabilities: evaluated,
                count: count,
                into: &registers[feature]
            )
            if illegal > 0 { try refuse(evaluated, of: feature, lanes, isDrawn: { _ in true }) }
        }
    }

    /// Draws for those whose case is `choice`.
    private mutating func draw(
        _ sampler: DrawStep.Sampler,
        of feature: Int,
        forCase choice: Int,
        _ lanes: Lanes
    ) throws(PopulationError) {
        let count = lanes.count
        let found = GeneratorKernels.pick(
            choice,
            of: choices,
            values: uniforms,
            count: count,
            lanes: &lanesPicked,
            picked: &picked
        )
        if found == 0 { return }
        switch sampler {
        case .levels(let table):
            table.draw(base: 0, uniforms: picked, count: found, into: &drawn)
        case .number(let number):
            number.draw(uniforms: picked, count: found, into: &drawn)
        case .missing:
            for lane in 0..<found { drawn[lane] = .nan }
        case .probability(let expression):
            evaluate(expression, count: count)
            _ = GeneratorKernels.pick(
                choice,
                of: choices,
                values: evaluated,
                count: count,
                lanes: &lanesPicked,
                picked: &probabilities
            )
            let illegal = GeneratorKernels.bernoulli(
                uniforms: picked,
                probabilities: probabilities,
                count: found,
                into: &drawn
            )
            if illegal > 0 {
                let choices = choices
                try refuse(evaluated, of: feature, lanes, isDrawn: { choices[$0] == Double(choice) })
            }
        }
        GeneratorKernels.scatter(drawn, to: lanesPicked, count: found, in: &registers[feature])
    }

    /// Refuses the first probability that is none.
    private func refuse(
        _ probabilities: [Double],
        of feature: Int,
        _ lanes: Lanes,
        isDrawn: (Int) -> Bool
    ) throws(PopulationError) {
        for lane in 0..<lanes.count where isDrawn(lane) && !(0...1).contains(probabilities[lane]) {
            throw .noProbability(
                population: population,
                of: features[feature].name,
                person: lanes.person(lane),
                value: probabilities[lane]
            )
        }
    }

    /// Refuses derived values that the schema forbids.
    private func check(_ index: Int, _ lanes: Lanes) throws(PopulationError) {
        let feature = features[index]
        let register = registers[index]
        let (range, whole) = feature.kind.codes
        guard
            GeneratorKernels.countIllegal(register, range: range, whole: whole, count: lanes.count) > 0
        else { return }
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
