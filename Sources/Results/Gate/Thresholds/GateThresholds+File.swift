package import Documents
package import Foundation

extension GateThresholds {
    /// The format that this version reads.
    package static let currentSchema = "etalon.thresholds/1"

    /// Reads a file of thresholds; what it leaves out is as in ``standard``.
    ///
    /// - Throws: ``DocumentError`` with every fault of the file: its line, its key, what is allowed.
    package static func read(file: URL) throws(DocumentError) -> GateThresholds {
        let diagnostics = Diagnostics()
        let thresholds = DocumentFile.read(file, diagnostics: diagnostics)
            .flatMap { decode($0, diagnostics: diagnostics) }
        guard let thresholds, diagnostics.isEmpty else { throw .faults(diagnostics.inOrder) }
        return thresholds
    }

    /// Decodes thresholds; faults go to `diagnostics`.
    ///
    /// - Returns: Nil where something is wrong.
    package static func decode(_ file: DocumentFile, diagnostics: Diagnostics) -> GateThresholds? {
        diagnostics.whole { file.value(diagnostics: diagnostics)?.mapping(Self.init) }
    }

    private init?(_ reader: MappingReader) {
        self = .standard
        if let schema = reader.required("schema") {
            _ = schema.choice([Self.currentSchema: true], what: "format")
        }
        if let classes = reader.optional("classes")?.mapping() {
            for name in MetricClass.allCases {
                self.classes[name] =
                    classes.optional(name.rawValue).flatMap(Self.tolerance) ?? self.classes[name]
            }
            classes.finish()
        }
        for (name, value) in reader.optional("metrics")?.mapping()?.named() ?? [] {
            metrics[name] = Self.tolerance(value) ?? metrics[name]
        }
        otherPeople = reader.optional("other_people").flatMap(Self.tolerance) ?? otherPeople
        otherKernels = reader.optional("other_kernels").flatMap(Self.tolerance) ?? otherKernels
        unpairedTiming = reader.optional("unpaired_timing")?.number(in: 0...100) ?? unpairedTiming
        let limits = reader.optional("environment")?.mapping { limits in
            EnvironmentLimits(
                pressure: limits.optional("pressure")?.number(in: 0...1)
                    ?? Self.standard.environment.pressure,
                stolen: limits.optional("stolen")?.number(in: 0...1) ?? Self.standard.environment.stolen
            )
        }
        environment = limits ?? environment
    }

    private static func tolerance(_ value: DocumentValue) -> Tolerance? {
        value.mapping { reader in
            let amount = 0...Double.greatestFiniteMagnitude
            return Tolerance(
                absolute: reader.optional("absolute")?.number(in: amount) ?? 0,
                relative: reader.optional("relative")?.number(in: amount) ?? 0
            )
        }
    }
}
