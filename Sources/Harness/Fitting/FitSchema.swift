import Models
import Populations
import Scoring

/// The features that a fit makes of the columns of a table, and the design columns that those become.
struct FitSchema {
    /// The features, in the order of the request or of the file.
    let schema: Schema
    /// The design: numbers as they are, every level but the first as a column of its own.
    let design: [DesignColumn]

    /// Decides what each column of the request is.
    ///
    /// Columns of numbers are numbers: binary where they hold 0 and 1 only, a count where they are whole and not negative, continuous
    /// otherwise, unless the request calls them categorical. Columns with any text are categories, their levels in the order of their
    /// bytes, the first one the reference.
    ///
    /// - Throws: `FitError`.
    init(_ request: FitRequest, _ profile: TableProfile) throws {
        let known = profile.columns.map(\.name)
        func require(_ name: String, _ option: String) throws(FitError) {
            if !known.contains(name) { throw .unknownColumn(name: name, option: option, known: known) }
        }
        try require(request.outcome, "--outcome")
        if let weight = request.weight {
            try require(weight, "--weight")
            if weight == request.outcome {
                throw FitError.usedTwice(name: weight, first: "the outcome", second: "the weight")
            }
        }
        let names = request.features ?? known.filter { $0 != request.outcome && $0 != request.weight }
        for (index, name) in names.enumerated() {
            try require(name, "--features")
            if name == request.outcome {
                throw FitError.usedTwice(name: name, first: "the outcome", second: "a feature")
            }
            if name == request.weight {
                throw FitError.usedTwice(name: name, first: "the weight", second: "a feature")
            }
            if names[..<index].contains(name) {
                throw FitError.usedTwice(name: name, first: "a feature", second: "another feature")
            }
        }
        for name in request.categorical.sorted() where !names.contains(name) {
            throw FitError.unknownColumn(name: name, option: "--categorical", known: names)
        }
        var features: [Feature] = []
        var design: [DesignColumn] = []
        for (index, name) in names.enumerated() {
            guard name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil else {
                throw FitError.illegalFeatureName(name)
            }
            guard let column = profile.columns.first(where: { $0.name == name }) else { continue }
            let kind = try Self.kind(column, isCategorical: request.categorical.contains(name))
            features.append(Feature(name: name, kind: kind))
            if case .categorical(let levels) = kind {
                for (code, level) in levels.enumerated().dropFirst() {
                    let content = DesignColumn.Content.level(column: index, code: code)
                    design.append(DesignColumn(name: "\(name)=\(level)", content: content))
                }
            } else {
                design.append(DesignColumn(name: name, content: .number(column: index)))
            }
        }
        schema = try Schema(features: features)
        self.design = design
    }

    private static func kind(
        _ column: TableProfile.Column,
        isCategorical: Bool
    ) throws(FitError) -> FeatureKind {
        let content = column.content
        if content.levels == [] { throw .emptyColumn(column.name) }
        guard let range = content.range, content.firstText == nil, !isCategorical else {
            guard let levels = content.levels else {
                let (text, line) = content.firstText ?? ("", 1)
                throw .tooManyLevels(
                    column: column.name,
                    limit: TableProfile.mostLevels,
                    text: text,
                    line: line
                )
            }
            if levels.count == 1 { throw .oneLevel(column: column.name, level: levels[0]) }
            return .categorical(levels: levels)
        }
        if content.isWhole, range == 0...1 { return .binary(no: "no", yes: "yes") }
        return content.isWhole && range.lowerBound >= 0 ? .count(range: range) : .continuous(range: range)
    }
}
