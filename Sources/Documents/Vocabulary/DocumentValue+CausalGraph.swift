package import Scoring

extension DocumentValue {
    /// Structural equations: which features follow from which, each with the reason to take it for true.
    ///
    /// ```yaml
    /// - {feature: benefits_12m, formula: rsa_12m + activity_bonus_12m, because: all benefits are their sum}
    /// ```
    ///
    /// - Returns: nil, with every fault reported, where one is wrong or they go in a circle.
    package func causalGraph(schema: Schema, constants: [String: Double] = [:]) -> CausalGraph? {
        let equations = list { element in
            element.mapping { reader -> CausalGraph.Equation? in
                let feature = reader.required("feature")?.featureIndex(in: schema)
                let value = reader.required("formula")
                let reason = reader.required("because")?.text()
                guard let feature,
                    let formula = value?.expression(
                        schema: schema,
                        constants: constants,
                        resultingIn: schema.features[feature]
                    ),
                    let reason
                else { return nil }
                return CausalGraph.Equation(feature: feature, formula: formula, reason: reason)
            }
        }
        guard let equations else { return nil }
        do throws(ScoringError) {
            return try CausalGraph(equations: equations, schema: schema)
        } catch {
            report(.invalid(reason: error.description))
            return nil
        }
    }
}
