/// The files of one sound model of each family.
enum ModelText {
    /// What every model says of itself, and six features of every kind and policy.
    static let header = """
        model: m
        version: 1.0.0
        name: {en: A model, fr: Un modèle}
        system: none
        provenance:
          class: conceptual
          summary: For tests.
          sources:
            - {id: s, title: A source}
        features:
          - {name: sex, kind: categorical, levels: [man, woman]}
          - {name: education, kind: ordinal, levels: [none, bac, more], missing: {imputed: bac}}
          - {name: rsa, kind: binary}
          - {name: children, kind: count, range: [0, 8], missing: {imputed: 2}}
          - {name: income, kind: continuous, range: [0, 4000], missing: passed}
          - {name: care, kind: binary, missing: passed}
          - {name: age, kind: count, range: [16, 70]}

        """

    static let logistic =
        header + """
            family: logistic
            outputs:
              - name: risk
                provenance: {inferred: for tests}
                intercept: {value: -0.4, published: s}
                offset: age / 100
                coefficients: {age: 0.02, rsa: 0.3}
                terms:
                  - {feature: sex, reference: man, levels: {woman: {value: -0.14, recalled: s}}}
                  - {feature: children, coefficient: {value: 0.1, assumed: [0, 1], because: nothing is known}}
                  - {feature: education, reference: none, levels: {bac: 0.2, more: 0.5}}
                  - {feature: income, coefficient: -0.001, missing: 0.25}
                  - {feature: care, levels: {yes: -0.15}, missing: 0, only_when: sex = woman}
                  - {name: age_of_women, feature: age, coefficient: 0.01, only_when: sex = woman}
                  - {name: gated, feature: age, bins: {edges: [30, 50], scores: [0, 0.1, 0.2]}, only_when: "children > 1 and rsa"}
                  - {product: [{feature: sex, level: woman}, {feature: children}, {feature: rsa}], coefficient: 0.05}
                  - {name: log_income, formula: "if(missing(income), 0, log(1 + income))", coefficient: 0.01}
              - name: second
                intercept: {value: 1, published: s}
                coefficients: {age: {value: 0.5, published: s}, children: {value: -0.25, published: s}}
            decision:
              threshold: {output: risk, at: {value: 0.6, published: s}}
            """

    static let linear =
        header + """
            family: linear
            outputs:
              - name: consumption
                link: log
                provenance: {published: s}
                intercept: 1
                coefficients: {age: 0.01, children: -0.1, rsa: -0.2, education: 0.3}
            decision:
              capacity: {share: {value: 0.1, published: s}}
            """

    static let additive =
        header + """
            precision: float64
            family: additive
            outputs:
              - {name: risk, link: logit, file: risk.json, provenance: {published: s}}
            decision:
              levels:
                cuts: [{value: 0.35, published: s}, {value: 0.5, published: s}]
                names: [low, middle, high]
            """

    static let additiveFile = """
        {"format": "etalon-additive", "version": 1, "intercept": 0.25, "terms": [
          {"feature": "age", "edges": [30, 50.5], "scores": [0, 0.1, 0.2, 0.3]},
          {"feature": "income", "edges": [100, 900, 2000], "scores": [0.7, -0.1, 0.2, 0.3, 0.4]},
          {"name": "income_missing", "feature": "income", "edges": [], "scores": [0.05, -0.05]},
          {"feature": "sex", "levels": {"man": 0.1, "woman": -0.1}},
          {"feature": "care", "levels": {"no": 0.1, "yes": -0.3}, "missing": -0.2}
        ]}
        """

    static let trees =
        header + """
            family: trees
            outputs:
              - {name: risk, link: logit}
              - {name: chance, link: logit}
            trees: {file: trees.json, provenance: {inferred: for tests}}
            decision:
              threshold: {output: chance, at: {value: 0.5, published: s}}
            """

    static let treeFile = """
        {"format": "etalon-trees", "version": 1, "features": ["age", "education", "income", "sex"],
         "aggregation": "average", "base": [0.5, -0.25], "comparison": "float32", "summation": "float64", "operator": "<=",
         "trees": [
          {"output": 0, "feature": [0, -1, 2, -1, -1], "threshold": [30, 0, 800.5, 0, 0], "left": [1, -1, 3, -1, -1],
           "right": [2, -1, 4, -1, -1], "default_left": [0, 0, 1, 0, 0], "value": [0, 0.75, 0, -1.5, 0.3]},
          {"output": 1, "feature": [-1], "threshold": [0], "left": [-1], "right": [-1], "default_left": [0], "value": [0.6]},
          {"output": 0, "feature": [1, 3, -1, -1, -1], "threshold": [0, 0.5, 0, 0, 0], "left": [1, 3, -1, -1, -1],
           "right": [2, 4, -1, -1, -1], "default_left": [0, 0, 0, 0, 0], "operator": ["in", "<", "", "", ""],
           "categories": [[0, 2], [], [], [], []], "value": [0, 0, 0.1, -0.2, 0.9]},
          {"output": 1, "feature": [2, -1, -1], "threshold": [2000, 0, 0], "left": [1, -1, -1], "right": [2, -1, -1],
           "default_left": [0, 0, 0], "value": [0, 1.1, -1.3]}
         ]}
        """

    static let severalScores =
        header + """
            family: linear
            outputs:
              - name: first
                provenance: {published: s}
                intercept: -1
                coefficients: {age: 0.1, children: 0.7}
                terms: [{feature: sex, reference: man, levels: {woman: -0.3}}]
              - name: second
                link: log
                provenance: {published: s}
                intercept: 0.3
                coefficients: {age: -0.01}
                terms: [{feature: education, reference: none, levels: {bac: 0.1, more: 0.4}}]
              - {name: third, provenance: {published: s}, intercept: 2}
            decision: {threshold: {output: first, at: {value: 0.5, published: s}}}
            """

    static let rules =
        header + """
            family: rules
            parameters:
              old: {value: 50, assumed: [45, 60], because: nothing is known}
            output: {name: alert, label: {en: Alert, fr: Alerte}, levels: [none, weak, strong]}
            flags:
              - {name: poor, label: {en: Poor, fr: Pauvre}, when: income < 500}
              - {name: poor_parent, when: poor and children > 0}
            rules:
              - {level: none, when: "age >= old and not poor_parent"}
              - {level: strong, when: poor_parent and rsa}
              - {level: weak, when: "count(poor, rsa, education = none) >= 2"}
            otherwise: none
            decision: {by_level: alert}
            """

    static let composite =
        header + """
            family: composite
            parts:
              - family: logistic
                outputs:
                  - {name: before, provenance: {published: s}, intercept: -1, coefficients: {age: 0.02}}
                  - {name: after, provenance: {published: s}, intercept: 0.5, coefficients: {children: -0.3}}
              - family: formulas
                formulas:
                  - {name: risk, kind: probability, value: "if(rsa, after, before)"}
                  - {name: gap, kind: score, value: abs(after - before)}
              - family: rules
                output: {name: alert, levels: [none, some]}
                rules:
                  - {level: some, when: risk > 0.5 or gap > 0.3}
                otherwise: none
            outputs: [risk, alert]
            decision: {by_level: alert}
            """

    static let native = """
        model: m
        family: native
        plugin: libm.so
        options: {mode: fast, depth: 3}
        """

    /// Every declarative family with its files.
    static let families: [String: [String: String]] = [
        "logistic": ["model.yaml": logistic],
        "linear": ["model.yaml": linear],
        "additive": ["model.yaml": additive, "risk.json": additiveFile],
        "trees": ["model.yaml": trees, "trees.json": treeFile],
        "severalScores": ["model.yaml": severalScores],
        "rules": ["model.yaml": rules],
        "composite": ["model.yaml": composite],
    ]
}
