import Documents
import Scoring
import Testing

@Suite struct SchemaDecodingTests {
    private func schema(_ yaml: String) throws -> (schema: Schema?, faults: [String]) {
        let text = DocumentText(yaml: yaml)
        let schema = try #require(text.value()?.mapping()).schema()
        return (schema, text.faults)
    }

    @Test func everyKindOfFeatureIsRead() throws {
        let (schema, faults) = try schema(
            """
            features:
              - {name: sex, label: {en: Sex, fr: Sexe}, kind: categorical, levels: [man, woman], roles: [protected, immutable]}
              - {name: rsa, kind: binary, missing: passed}
              - {name: diploma, kind: ordinal, levels: [none, bac, "3"], missing: {imputed: bac}}
              - {name: children, kind: count, range: [0, 8], shifts: [-1, 2]}
              - {name: benefit, kind: continuous, range: [0, 8000], unit: EUR a month, missing: {imputed: 120.5}}
            consistency:
              - one_of: [rsa, rsa2]
                allows_none: true
              - {implied: {feature: diploma, value: bac}, when: children >= 2 and sex = woman}
              - ordered: [children, benefit]
              - required: benefit >= 0
            """.replacing(
                "kind: binary, missing: passed}",
                with: "kind: binary, missing: passed}\n  - {name: rsa2, kind: binary}"
            )
        )
        #expect(faults.isEmpty)
        let read = try #require(schema)
        #expect(read.features.map(\.name) == ["sex", "rsa", "rsa2", "diploma", "children", "benefit"])
        #expect(read.features[0].label.french == "Sexe")
        #expect(read.features[0].roles == [.protected, .immutable])
        #expect(read.features[1].kind == .binary(no: "no", yes: "yes"))
        #expect(read.features[1].missing == .passed)
        #expect(read.features[3].missing == .imputed(1))
        #expect(read.features[4].shifts == [-1, 2])
        #expect(read.features[5].missing == .imputed(120.5))
        #expect(read.features[5].unit == "EUR a month")
        #expect(read.consistency[0] == .oneHot(features: [1, 2], allowsNone: true))
        guard case .implied(let condition, 3, 1) = read.consistency[1] else {
            Issue.record("\(read.consistency[1])")
            return
        }
        #expect(condition.holds(row: [1, 0, 0, 0, 2, 0]))
        #expect(read.consistency[2] == .ordered(lower: 4, upper: 5))
    }

    @Test func everyFaultOfASchemaIsFoundInOnePass() throws {
        let (schema, faults) = try schema(
            """
            features:
              - {name: Sex, kind: categorical, levels: [man, man]}
              - {name: age, kind: counts, range: [16, 70]}
              - {name: a, kind: count, range: [70, 16], colour: red}
              - {name: b, kind: binary, levels: [no], missing: sometimes, roles: [protekted]}
              - {name: c, kind: binary, shifts: [1]}
              - {name: c, kind: continuous}
              - {name: d, kind: count, range: [0, 4], missing: {imputed: 9}}
            """
        )
        #expect(schema == nil)
        #expect(
            faults == [
                "t.yaml:2:12: features[0].name: 'Sex' is no name: lower-case letters, digits and underscores, a letter first",
                "t.yaml:2:50: features[0].levels[1]: the name 'man' is taken by another level",
                "t.yaml:3:23: features[1].kind: no kind 'counts' (meant: count?); known: binary, ordinal, categorical, count, continuous",
                "t.yaml:4:35: features[2].range: the bounds must rise: each higher than the one before",
                "t.yaml:4:45: features[2].colour: unknown key 'colour'; known: name, label, kind, range, unit, missing, roles, shifts",
                "t.yaml:5:37: features[3].levels: 2 levels are needed, there are 1",
                "t.yaml:5:52: features[3].missing: no missing policy 'sometimes'; known: refused, passed",
                "t.yaml:5:71: features[3].roles[0]: no role 'protekted' (meant: protected?); known: protected, actionable, immutable",
                "t.yaml:6:29: features[4].shifts: levels cannot be shifted; leave it out",
                "t.yaml:7:5: features[5]: the key 'range' is missing",
                "t.yaml:8:62: features[6].missing.imputed: 9 is not allowed; from 0.0 to 4.0",
            ]
        )
    }

    @Test func everyFaultOfARuleIsFoundInOnePass() throws {
        let (schema, faults) = try schema(
            """
            features:
              - {name: sex, kind: categorical, levels: [man, woman]}
              - {name: a, kind: binary}
            consistency:
              - {one_of: [a, sex]}
              - {implied: {feature: sex, value: child}, when: "a and ages > 3"}
              - {ordered: [a]}
              - {required: sex = wman}
              - {one_of: [a, b], required: a}
            """
        )
        #expect(schema == nil)
        #expect(
            faults == [
                "t.yaml:5:18: consistency[0].one_of[1]: 'sex' is not binary",
                "t.yaml:6:37: consistency[1].implied.value: no level 'child'; known: man, woman",
                "t.yaml:6:58: consistency[1].when: no feature 'ages'; known: sex, a",
                "t.yaml:7:15: consistency[2].ordered: 2 features (the lower and the upper one) are needed, there are 1",
                "t.yaml:8:22: consistency[3].required: no level of 'sex' 'wman' (meant: woman?); known: man, woman",
                "t.yaml:9:5: consistency[4]: exactly one of one_of, implied, ordered, required is needed, there are one_of, required",
            ]
        )
    }
}
