import Documents

/// One line of a scorecard: who is in the bin, and the points.
struct ScorecardBin {
    /// Who is in a bin.
    enum Content {
        /// Values from `lower` on that are below `upper`.
        case interval(lower: Double, upper: Double)
        /// Levels.
        case levels([String])
        /// Missing values.
        case missing
    }

    let content: Content
    let points: Double
    let position: DocumentPosition

    /// The bin that `field` describes.
    init(_ field: DelimitedText.Field, points: Double) throws(ImportFault) {
        self.points = points
        position = field.position
        let text = field.text
        if ["missing", "na", "nan", ""].contains(text.lowercased()) {
            content = .missing
            return
        }
        guard let first = text.first, let last = text.last, first == "[" || first == "(", text.contains(",")
        else {
            content = .levels(text.replacing("%,%", with: "\u{0}").split(separator: "\u{0}").map(String.init))
            return
        }
        let parts = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
        guard last == ")" || last == "]", parts.count == 2, let lower = Self.bound(parts[0]),
            let upper = Self.bound(parts[1]), lower < upper
        else {
            throw ImportFault(
                "'\(text.prefix(40))' is no bin; write [a,b) or (a,b], with -Inf and Inf at the ends",
                at: position,
                field: "bin"
            )
        }
        // A value on an edge belongs to the bin above it; where the file says otherwise, the edge is the next number.
        content = .interval(
            lower: first == "(" && lower.isFinite ? lower.nextUp : lower,
            upper: last == "]" && upper.isFinite ? upper.nextUp : upper
        )
    }

    private static func bound(_ text: Substring) -> Double? {
        let plain = text.filter { $0 != " " }
        guard let value = Double(plain.lowercased() == "-inf" ? "-inf" : plain), !value.isNaN else {
            return nil
        }
        return value
    }

    /// What the bins of one variable make together.
    static func shape(of lines: [ScorecardBin]) throws(ImportFault) -> ScorecardFile.Shape {
        var missing: Double?
        var intervals: [(lower: Double, upper: Double, line: ScorecardBin)] = []
        var levels: [(name: String, points: Double)] = []
        for line in lines {
            switch line.content {
            case .missing:
                guard missing == nil else {
                    throw ImportFault(
                        .duplicateName("missing", what: "bin"),
                        at: line.position,
                        field: "bin"
                    )
                }
                missing = line.points
            case .interval(let lower, let upper): intervals.append((lower, upper, line))
            case .levels(let names):
                for name in names {
                    guard !levels.contains(where: { $0.name == name }) else {
                        throw ImportFault(
                            .duplicateName(name, what: "level"),
                            at: line.position,
                            field: "bin"
                        )
                    }
                    levels.append((name, line.points))
                }
            }
        }
        guard intervals.isEmpty != levels.isEmpty else {
            throw ImportFault(
                "a variable has either intervals or levels, and at least one",
                at: lines.first?.position ?? .start,
                field: "bin"
            )
        }
        guard !intervals.isEmpty else { return .levels(levels, missing: missing) }
        intervals.sort { $0.lower < $1.lower }
        for (below, above) in zip(intervals, intervals.dropFirst()) where below.upper != above.lower {
            throw ImportFault(
                "the bins leave a gap or overlap between \(below.upper) and \(above.lower)",
                at: above.line.position,
                field: "bin"
            )
        }
        return .bins(
            edges: intervals.dropFirst().map(\.lower),
            points: intervals.map(\.line.points),
            missing: missing
        )
    }
}
