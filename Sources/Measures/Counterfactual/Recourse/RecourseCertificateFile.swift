package import Scoring

/// A certificate read from its text.
package struct RecourseCertificateFile: Equatable, Sendable {
    /// The model it speaks of.
    package let model: String
    /// The model's version.
    package let version: String
    /// Whether every change was to cost 1.
    package let countsFeatures: Bool
    /// The certificate.
    package let certificate: RecourseCertificate

    /// A line that is not what it should be.
    package struct Fault: Error, Equatable, Sendable {
        /// From 1.
        package let line: Int
        /// What should be there.
        package let expected: String

        /// A fault.
        package init(line: Int, expected: String) {
            self.line = line
            self.expected = expected
        }
    }

    /// Reads the text of a certificate.
    ///
    /// - Parameters:
    ///   - text: what `RecourseCertificate.text(model:countsFeatures:)` wrote.
    ///   - schema: the features of the model.
    /// - Throws: `Fault` with the first line that cannot be read.
    package init(parsing text: String, schema: Schema) throws(Fault) {
        var reader = CertificateReader(text: text)
        _ = try reader.fields("etalon-recourse", count: 1, expected: "etalon-recourse 1")
        let model = try reader.fields("model", count: 2, expected: "model ID VERSION")
        self.model = model[0]
        version = model[1]
        let target = try reader.fields(
            "target",
            count: 2,
            expected: "target below CUT, or target at-least CUT"
        )
        let cut = try reader.number(target[1])
        countsFeatures =
            try reader.fields("counts-features", count: 1, expected: "counts-features yes, or no")[0] == "yes"
        let row = try reader.fields(
            "person",
            count: schema.count,
            expected: "person and \(schema.count) values"
        )
        var values: [Double] = []
        for field in row { values.append(try reader.number(field)) }
        var choices: [RecourseProblem.Choice] = []
        while reader.isNext("choice") { choices.append(try reader.choice(schema: schema)) }
        let answer = try reader.answer(choices: choices.count)
        var steps: [RecourseCertificate.Step] = []
        while !reader.isAtEnd { steps.append(try reader.step()) }
        certificate = RecourseCertificate(
            problem: RecourseProblem(
                row: values,
                target: target[0] == "below" ? .below(cut: cut) : .atLeast(cut: cut),
                choices: choices
            ),
            answer: answer,
            steps: steps
        )
    }
}

/// Reads the lines of a certificate one by one.
private struct CertificateReader {
    typealias Fault = RecourseCertificateFile.Fault

    private let lines: [[Substring]]
    private var next = 0

    init(text: String) {
        lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    }

    var isAtEnd: Bool { next >= lines.count }

    func isNext(_ word: String) -> Bool { !isAtEnd && lines[next].first.map(String.init) == word }

    mutating func fields(_ word: String, count: Int?, expected: String) throws(Fault) -> [String] {
        guard isNext(word), count == nil || lines[next].count == (count ?? 0) + 1 else {
            throw Fault(line: next + 1, expected: expected)
        }
        next += 1
        return lines[next - 1].dropFirst().map(String.init)
    }

    func number(_ text: some StringProtocol) throws(Fault) -> Double {
        guard let number = Double(text) else {
            throw Fault(line: next, expected: "a number in place of \(text)")
        }
        return number
    }

    func integer(_ text: String) throws(Fault) -> Int {
        guard let number = Int(text) else {
            throw Fault(line: next, expected: "a whole number in place of \(text)")
        }
        return number
    }

    mutating func choice(schema: Schema) throws(Fault) -> RecourseProblem.Choice {
        let fields = try fields("choice", count: nil, expected: "choice FEATURE VALUE:COST ...")
        guard let name = fields.first, let feature = schema.index(of: name) else {
            throw Fault(line: next, expected: "one of the features of the model")
        }
        var options: [RecourseProblem.Option] = []
        for field in fields.dropFirst() {
            let parts = field.split(separator: ":")
            guard parts.count == 2 else {
                throw Fault(line: next, expected: "VALUE:COST in place of \(field)")
            }
            options.append(
                RecourseProblem.Option(value: try number(parts[0]), cost: try number(parts[1]))
            )
        }
        return RecourseProblem.Choice(feature: feature, options: options)
    }

    mutating func answer(choices: Int) throws(Fault) -> RecourseCertificate.Answer? {
        let expected = "answer COST SCORE options and \(choices) numbers, or answer none"
        let fields = try fields("answer", count: nil, expected: expected)
        if fields == ["none"] { return nil }
        guard fields.count == choices + 3, fields[2] == "options" else {
            throw Fault(line: next, expected: expected)
        }
        var options: [Int] = []
        for field in fields.dropFirst(3) { options.append(try integer(field)) }
        return RecourseCertificate.Answer(
            options: options,
            cost: try number(fields[0]),
            score: try number(fields[1])
        )
    }

    mutating func step() throws(Fault) -> RecourseCertificate.Step {
        let expected =
            "split CHOICE POSITION, cut CHOICE VALUE, bounded, affordable, missed, dearer NUMBER, priced MULTIPLIER COST, forbidden RULE, unconfirmed or here"
        guard let word = lines[next].first.map(String.init) else {
            throw Fault(line: next + 1, expected: expected)
        }
        let fields = try fields(word, count: nil, expected: expected)
        switch (word, fields.count) {
        case ("split", 2): return .split(choice: try integer(fields[0]), at: try integer(fields[1]))
        case ("cut", 2): return .cut(choice: try integer(fields[0]), at: try number(fields[1]))
        case ("affordable", 1): return .affordable(try number(fields[0]))
        case ("bounded", 1): return .bounded(try number(fields[0]))
        case ("missed", 1): return .missed(try number(fields[0]))
        case ("forbidden", 1): return .forbidden(rule: try integer(fields[0]))
        case ("unconfirmed", 0): return .unconfirmed
        case ("dearer", 1): return .dearer(try number(fields[0]))
        case ("priced", 2): return .priced(multiplier: try number(fields[0]), try number(fields[1]))
        case ("here", 0): return .answer
        default: throw Fault(line: next, expected: expected)
        }
    }
}
