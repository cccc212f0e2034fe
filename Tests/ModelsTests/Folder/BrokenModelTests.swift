import Testing

/// A broken copy of each family: every fault is found in one pass, each with its place.
@Suite struct BrokenModelTests {
    private let header = """
        model: m
        version: "1.0"
        name: {en: A model}
        system: none
        tarjet: outcome
        provenance: {class: guessed, summary: For tests., sources: [{id: s, title: A source}, {id: s, title: B}]}
        features:
          - {name: sex, kind: categorical, levels: [man, woman]}
          - {name: age, kind: count, range: [16, 70]}
          - {name: care, kind: binary, missing: passed}

        """

    private let headerFaults = [
        "model.yaml:2:10: version: a version is three numbers, as in 1.0.0",
        "model.yaml:6:21: provenance.class: no class 'guessed'; known: exact, published-partial, structure-only, criteria-only, conceptual",
        "model.yaml:6:88: provenance.sources[1].id: the name 's' is taken by another source",
    ]

    private func faults(_ files: [String: String]) throws -> [String] {
        let model = try TemporaryModel(files: files)
        return model.faults.filter { !$0.contains("tarjet") && !headerFaults.contains($0) }
    }

    @Test func theHeader() throws {
        let model = try TemporaryModel(files: ["model.yaml": header + "family: rules\n"])
        #expect(model.faults.filter(headerFaults.contains) == headerFaults)
        #expect(
            model.faults.contains {
                $0.contains("tarjet: unknown key 'tarjet' (meant: target?); known: model, ")
            }
        )
    }

    @Test func logistic() throws {
        let sound = header.replacing("guessed", with: "conceptual").replacing(", {id: s, title: B}", with: "")
        let yaml =
            sound + """
                family: logistic
                outputs:
                  - name: risk
                    link: probit
                    intercept: .nan
                    colour: red
                    coefficients: {age: 0.02, sex: {value: 1, published: s}, wage: {value: 1, published: s}}
                    terms:
                      - {feature: sex, levels: {woman: {value: 2, assumed: [0, 1], because: x}, child: 1}}
                      - {feature: sex, reference: man, levels: {}}
                      - {feature: care, coefficient: {value: 1, published: t}, only_when: sex = wman}
                      - {feature: age, levels: {a: 1}}
                      - {feature: age, bins: {edges: [{value: 50, published: s}, {value: 30, published: s}], scores: []}}
                      - {product: [{feature: sex}, {feature: care}], coefficient: {value: 1, published: s}}
                      - {formula: age +, coefficient: {value: 1, published: s}}
                      - {feature: age}
                  - {name: second, intercept: {value: 1, published: s}, offset: age + wages}
                decision:
                  threshold: {output: risc, at: {value: .inf, published: s}}
                """
        let found = try faults(["model.yaml": yaml])
        #expect(
            found.joined(separator: "\n") == """
                model.yaml:14:11: outputs[0].link: no link of this family 'probit'; known: logit
                model.yaml:15:16: outputs[0].intercept: a finite number is needed, this is .nan
                model.yaml:16:5: outputs[0].colour: unknown key 'colour'; known: link, name, label, kind, provenance, file, intercept, offset, coefficients, terms
                model.yaml:17:25: outputs[0].coefficients.age: a number needs its provenance: {value: 0.02, published: source}, or recalled, inferred or assumed instead
                model.yaml:17:36: outputs[0].coefficients.sex: the levels of 'sex' have no order; give each a contribution under 'levels'
                model.yaml:17:68: outputs[0].coefficients.wage: no feature 'wage' (meant: age?); known: sex, age, care
                model.yaml:19:40: outputs[0].terms[0].levels.woman: 2 is not allowed; it is assumed to be from 0.0 to 1.0
                model.yaml:19:81: outputs[0].terms[0].levels.child: no level 'child'; known: man, woman
                model.yaml:20:48: outputs[0].terms[1].levels: the key 'woman' is missing
                model.yaml:21:9: outputs[0].terms[2]: the key 'missing' is missing
                model.yaml:21:60: outputs[0].terms[2].coefficient.published: no source 't'; known: s
                model.yaml:21:81: outputs[0].terms[2].only_when: no level of 'sex' 'wman' (meant: woman?); known: man, woman
                model.yaml:22:32: outputs[0].terms[3].levels: 'age' has no levels; use coefficient or bins
                model.yaml:23:38: outputs[0].terms[4].bins.edges: the edges must rise: each higher than the one before
                model.yaml:24:20: outputs[0].terms[5].product[0]: the key 'level' is missing
                model.yaml:25:9: outputs[0].terms[6]: the key 'name' is missing
                model.yaml:25:24: outputs[0].terms[6].formula: the expression cannot be read: a feature, a level, a number or '(' is expected, not the end
                model.yaml:26:9: outputs[0].terms[7]: exactly one of coefficient, levels, bins is needed, none is there
                model.yaml:27:71: outputs[1].offset: no feature 'wages'; known: sex, age, care
                model.yaml:29:23: decision.threshold.output: no output 'risc' (meant: risk?); known: risk, second
                model.yaml:29:41: decision.threshold.at.value: a finite number is needed, this is .inf
                """
        )
    }

    @Test func additive() throws {
        let yaml =
            header + """
                family: additive
                outputs:
                  - {name: a, file: ../a.json, link: logit}
                  - {name: b, file: none.json, link: logit}
                  - {name: c, file: c.json, link: cloglog}
                  - {name: d, file: c.json, provenance: {published: s}}
                decision:
                  levels: {cuts: [{value: 0.5, published: s}, {value: 0.5, published: s}], names: [a, b]}
                """
        let json = """
            {"format": "etalon", "version": 2, "intercept": "x", "terms": [
              {"feature": "age", "edges": [30, 30], "scores": [0, 1, 2, 3]},
              {"feature": "age", "edges": [30, 40], "scores": [0, 1, 2]},
              {"feature": "ages", "edges": [30], "scores": [0, 1, 1e999]},
              {"feature": "sex", "levels": {"man": 0, "child": 1}},
              {"feature": "care", "levels": {"no": 0, "yes": 1}},
              {"feature": "age", "levels": {"no": 0}, "score": 3}
            ]}
            """
        let found = try faults(["model.yaml": yaml, "c.json": json])
        #expect(
            found.joined(separator: "\n") == """
                c.json:1:12: format: no format 'etalon'; known: etalon-additive
                c.json:1:33: version: 2 is not allowed; this version of Etalon reads 1
                c.json:1:49: intercept: a number is needed, this is a text
                c.json:2:31: terms[0].edges: the edges must rise: each higher than the one before
                c.json:3:51: terms[1].scores: 4 scores (for missing values, then for 3 bins) are needed, there are 3
                c.json:4:15: terms[2].feature: no feature 'ages' (meant: age?); known: sex, age, care
                c.json:4:55: terms[2].scores[2]: a finite number is needed, this is 1e999
                c.json:5:32: terms[3].levels: the key 'woman' is missing
                c.json:5:43: terms[3].levels.child: no level 'child'; known: man, woman
                c.json:6:3: terms[4]: the key 'missing' is missing
                c.json:7:32: terms[5].levels: 'age' has no levels; use edges and scores
                c.json:7:43: terms[5].score: unknown key 'score'; known: feature, name, edges, levels, missing
                model.yaml:13:21: outputs[0].file: '../a.json' is no name of a file in the model's folder
                model.yaml:13:21: outputs[0].file: the numbers of a file need their provenance: add the key 'provenance' to the output
                model.yaml:14:21: outputs[1].file: there is no file 'none.json' in the model's folder
                model.yaml:14:21: outputs[1].file: the numbers of a file need their provenance: add the key 'provenance' to the output
                model.yaml:15:21: outputs[2].file: the numbers of a file need their provenance: add the key 'provenance' to the output
                model.yaml:15:35: outputs[2].link: no link of this family 'cloglog'; known: identity, logit, log
                model.yaml:16:5: outputs[3]: the key 'link' is missing
                model.yaml:18:11: decision.levels: the key 'output' is missing
                """
        )
    }

    @Test func trees() throws {
        let yaml =
            header + """
                family: trees
                outputs:
                  - {name: a, link: logit}
                  - {name: b, link: probit}
                trees: {file: t.json, provenance: {guessed: x}, depth: 3}
                decision: {threshold: {output: a, at: {value: 0.5, published: s}}}
                """
        let json = """
            {"format": "etalon-trees", "version": 1, "features": ["age", "wage"], "aggregation": "mean",
             "base": [0], "comparison": "float16", "summation": "float64", "operator": "<", "trees": []}
            """
        let found = try faults(["model.yaml": yaml, "t.json": json])
        #expect(
            found.joined(separator: "\n") == """
                model.yaml:14:21: outputs[1].link: no link of this family 'probit'; known: identity, logit, log
                model.yaml:15:35: trees.provenance: exactly one of published, recalled, inferred, assumed is needed, none is there
                model.yaml:15:36: trees.provenance.guessed: unknown key 'guessed'; known: because, published, recalled, inferred, assumed
                model.yaml:15:49: trees.depth: unknown key 'depth'; known: format, file, provenance
                t.json:1:62: features[1]: no feature 'wage' (meant: age?); known: sex, age, care
                t.json:1:86: aggregation: no aggregation 'mean'; known: sum, average
                t.json:2:29: comparison: no precision 'float16' (meant: float32?); known: float32, float64
                t.json:2:81: trees: at least one tree is needed
                """
        )
    }

    @Test(arguments: [
        (
            #"{"feature": [0, -1], "threshold": [1, 0], "left": [1, -1], "right": [1, -1], "default_left": [0, 0], "value": [0, 1]}"#,
            "trees.json:1:1: tree 0: node 1 is reached twice; every node has one parent and the root has none"
        ),
        (
            #"{"output": 1, "feature": [0, -1, -1], "threshold": [1, 0], "left": [1, -1, -1], "right": [3, -1, -1], "default_left": [2, 0, 0], "value": [0, 1, "x"]}"#,
            """
            trees.json:3:12: trees[0].output: 1 is not allowed; from 0 to 0
            trees.json:3:39: trees[0].threshold: 3 entries, one for each node, are needed, there are 2
            trees.json:3:90: trees[0].right[0]: 3 is not allowed; from -1 to 2
            trees.json:3:119: trees[0].default_left[0]: 2 is not allowed; from 0 to 1
            trees.json:3:146: trees[0].value[2]: a number is needed, this is a text
            """
        ),
        (
            #"{"feature": [0, -1, -1], "threshold": [1, 0, 0], "left": [1, -1, -1], "right": [2, -1, -1], "default_left": [0, 0, 0], "value": [0, 1, 1], "operator": ["=", "", ""], "gain": []}"#,
            """
            trees.json:3:153: trees[0].operator[0]: no operator '=' (meant: <=?); known: <, <=, in, not in
            trees.json:3:167: trees[0].gain: unknown key 'gain'; known: output, feature, threshold, left, right, default_left, value, operator, categories
            """
        ),
    ])
    func aTree(tree: String, expected: String) throws {
        let yaml =
            ModelText.trees.replacing("      - {name: chance, link: logit}\n", with: "").replacing(
                "output: chance",
                with: "output: risk"
            )
        let json = """
            {"format": "etalon-trees", "version": 1, "features": ["age"], "aggregation": "sum",
             "base": [0], "comparison": "float64", "summation": "float64", "operator": "<", "trees": [
            \(tree)]}
            """
        let found = try faults(["model.yaml": yaml, "trees.json": json])
        #expect(found.joined(separator: "\n") == expected)
    }

    @Test func rules() throws {
        let yaml =
            header + """
                family: rules
                parameters:
                  old: 50
                  high: {value: 80, assumed: [10, 90], because: x}
                output: {name: Alert, levels: [none]}
                flags:
                  - {name: age, when: age > high}
                  - {name: a, when: agee > 3}
                  - {name: b, when: a and}
                  - {name: b, when: a}
                rules:
                  - {level: nobody, when: a or b}
                  - {level: none, if: sex = man}
                otherwise: strong
                decision: {by_level: level}
                """
        let found = try faults(["model.yaml": yaml])
        #expect(
            found.joined(separator: "\n") == """
                model.yaml:13:8: parameters.old: a number needs its provenance: {value: 50.0, published: source}, or recalled, inferred or assumed instead
                model.yaml:15:16: output.name: 'Alert' is no name: lower-case letters, digits and underscores, a letter first
                model.yaml:15:31: output.levels: at least two levels are needed, the lowest first
                model.yaml:17:6: flags[0].name: the name 'age' is taken by another feature, parameter or flag
                model.yaml:18:21: flags[1].when: no feature 'agee' (meant: age?); known: sex, age, care, high
                model.yaml:19:26: flags[2].when: the expression cannot be read: a feature, a level, a number or '(' is expected, not the end
                model.yaml:20:6: flags[3].name: the name 'b' is taken by another feature, parameter or flag
                model.yaml:23:5: rules[1]: the key 'when' is missing
                model.yaml:23:19: rules[1].if: unknown key 'if'; known: level, when
                """
        )
    }

    @Test func composite() throws {
        let yaml =
            header + """
                family: composite
                parts:
                  - family: logistic
                    outputs: [{name: age, intercept: {value: 1, published: s}}, {name: p, intercept: {value: 1, published: s}}]
                  - family: composite
                  - family: formulas
                    formulas: [{name: p, kind: probability, value: p}, {name: q, kind: level, value: "1 +"}]
                  - family: rules
                    output: {name: alert, levels: [none, some]}
                    rules: [{level: some, when: z > 1}]
                outputs: [risk]
                decision: {threshold: {}, capacity: {share: {value: 2, published: s}}}
                """
        let found = try faults(["model.yaml": yaml])
        #expect(
            found.joined(separator: "\n") == """
                model.yaml:13:5: parts[0]: the name 'age' is taken by another feature, parameter or output
                model.yaml:15:13: parts[1].family: no family 'composite'; known: linear, logistic, additive, trees, rules, formulas
                model.yaml:17:16: parts[2].formulas[0]: the name 'p' is taken by another feature, parameter or output
                model.yaml:17:72: parts[2].formulas[1].kind: no kind of score 'level'; known: probability, score
                model.yaml:17:90: parts[2].formulas[1].value: the expression cannot be read: a feature, a level, a number or '(' is expected, not the end
                model.yaml:18:5: parts[3]: the key 'otherwise' is missing
                model.yaml:20:33: parts[3].rules[0].when: no feature 'z'; known: sex, age, care, p
                """
        )
    }

    /// Sums see people alone: a score of an earlier part has no column among them.
    @Test func aSumOverAnEarlierScore() throws {
        let yaml =
            header + """
                family: composite
                parts:
                  - family: formulas
                    formulas: [{name: doubled, kind: score, value: 2 * age}]
                  - family: logistic
                    outputs:
                      - name: p
                        intercept: {value: 1, published: s}
                        terms: [{name: t, formula: doubled, coefficient: {value: 1, published: s}}]
                decision: {threshold: {output: p, at: {value: 0.5, published: s}}}
                """
        let found = try faults(["model.yaml": yaml])
        #expect(found.count == 1 && found[0].contains("no feature 'doubled'"), "\(found)")
    }

    @Test func native() throws {
        let yaml = """
            model: x
            family: native
            plugn: m.so
            sha256: abc
            """
        let found = try TemporaryModel(files: ["model.yaml": yaml]).faults
        #expect(
            found.joined(separator: "\n") == """
                model.yaml:1:1: the key 'plugin' is missing
                model.yaml:1:8: model: the model is called 'x', its folder 'm'; give both one name
                model.yaml:3:1: plugn: unknown key 'plugn' (meant: plugin?); known: model, family, plugin, sha256, population, options
                model.yaml:4:9: sha256: a SHA-256 is 64 hexadecimal digits
                """
        )
    }
}
