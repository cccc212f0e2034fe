import CPluginABI
import Scoring

/// Checks of what a plugin does with input that it must refuse or treat in a declared way.
extension ContractSubject {
    func checkVersions() throws -> ContractVerdict {
        guard let plugin = native?.plugin else { return .skipped("only for native plugins") }
        for major in [0, Int(ETALON_ABI_MAJOR) + 1] {
            let answer = plugin.answer(toMajor: major, minor: 0)
            guard answer.code == ETALON_E_ABI else {
                throw ContractFailure(
                    """
                    a harness of version \(major).0 is answered \(PluginError.name(ofCode: answer.code)) \
                    in place of ETALON_E_ABI
                    """
                )
            }
            if !answer.hasName {
                throw ContractFailure("a refused harness of version \(major).0 gets no table with a name")
            }
        }
        let later = plugin.answer(toMajor: Int(ETALON_ABI_MAJOR), minor: Int(ETALON_ABI_MINOR) + 7)
        guard later.code == ETALON_OK else {
            throw ContractFailure("a harness of a later minor version is refused")
        }
        return .passed
    }

    func checkUnknownOption() throws -> ContractVerdict {
        var options = plan.options
        options["no_model_has_this_option"] = "1"
        do {
            _ = try make(options)
        } catch let PluginError.failed(_, _, code, message) {
            guard code == ETALON_E_CONFIG else {
                throw ContractFailure("it is refused with \(PluginError.name(ofCode: code)): \(message)")
            }
            return .passed
        }
        throw ContractFailure("a misspelt option would go unnoticed: 'no_model_has_this_option' is accepted")
    }

    func checkMissing() throws -> ContractVerdict {
        let sample = Array(rows.prefix(20))
        for (index, feature) in model.descriptor.schema.features.enumerated() {
            var changed = sample
            changed[3][index] = .nan
            let outcome = Result { try scores(of: people(changed)) }
            switch (feature.missing, outcome) {
            case (.refused, .success):
                throw ContractFailure(
                    "'\(feature.name)' must not be missing, and a person without it is scored"
                )
            case (.refused, .failure(let error)):
                if !Self.isRefusal(error) { throw error }
            case (.passed, .failure(let error)), (.imputed, .failure(let error)): throw error
            case (.passed, .success): continue
            case (.imputed(let value), .success(let actual)):
                changed[3][index] = value
                try demandSame(actual, try scores(of: people(changed)), "'\(feature.name)' missing")
            }
        }
        return .passed
    }

    private static func isRefusal(_ error: any Error) -> Bool {
        switch error as? ScoringError {
        case .missingValue?: true
        case .pluginFailure(let code, _)?: code == ETALON_E_INPUT
        default: false
        }
    }

    func checkWrongShapes() throws -> ContractVerdict {
        guard let native else { return .skipped("only for native plugins") }
        let (features, outputs) = (native.descriptor.schema.count, native.descriptor.outputs.count)
        let sample = Array(rows.prefix(5))
        let otherPrecision: Precision = native.descriptor.precision == .float32 ? .float64 : .float32
        let own = RawBatch(rows: sample, features: features, outputs: outputs, of: native)
        var wide = RawBatch(
            rows: sample.map { $0 + [0] },
            features: features + 1,
            outputs: outputs,
            of: native
        )
        var narrow = own
        narrow.outputs = outputs + 1
        var other = own
        other.precision = otherPrecision
        wide.guardSize = 64
        narrow.guardSize = 64
        for (what, batch) in [
            ("one feature too many", wide), ("room for one output too many", narrow),
            ("the other precision", other),
        ] {
            let result = batch.score(by: native)
            guard result.status == ETALON_E_INPUT else {
                throw ContractFailure(
                    """
                    \(what): \(PluginError.name(ofCode: Int(result.status))) in place of ETALON_E_INPUT
                    """
                )
            }
        }
        return .passed
    }
}
