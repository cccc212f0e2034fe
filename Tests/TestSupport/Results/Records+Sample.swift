package import Results

extension EnvironmentFingerprint {
    /// The environment of the sample document.
    package static var sample: EnvironmentFingerprint {
        EnvironmentFingerprint(
            processor: ProcessorRecord(
                model: "AMD EPYC 7763",
                cores: 2,
                architecture: "x86_64",
                virtualised: true
            ),
            system: SystemRecord(
                name: "Debian GNU/Linux 12 (bookworm)",
                kernel: "6.18.0",
                libc: "glibc 2.36",
                memoryBytes: 25_000_000_000
            ),
            build: BuildRecord(swiftVersion: "6.3", configuration: "release"),
            blas: BLASRecord(library: "OpenBLAS", version: "0.3.21", core: "Zen", threads: 2),
            kernels: "avx2",
            container: ContainerRecord(cores: 2, memoryBytes: 8_000_000_000),
            before: ActivityRecord(
                loadAverage: 0.4,
                pressure: 0.01,
                stolenTicks: 100,
                totalTicks: 1_000_000
            ),
            after: ActivityRecord(
                loadAverage: 1.2,
                pressure: 0.02,
                stolenTicks: 120,
                totalTicks: 1_002_000
            )
        )
    }
}

extension PopulationRecord {
    /// The population of the sample document.
    package static var sample: PopulationRecord {
        PopulationRecord(
            id: "job-seekers-2024",
            label: TextRecord("Job seekers, end of 2024", french: "Demandeurs d'emploi, fin 2024"),
            origin: "generator",
            sha256: "0000000000000000000000000000000000000000000000000000000000000002",
            people: 100_000,
            outcomes: "truth",
            sources: [SourceRecord(id: "dares", title: "Dares, 2025", address: "https://dares.example")]
        )
    }
}

extension ModelRecord {
    /// A logistic model with parameters of every provenance.
    package static var sampleLogistic: ModelRecord {
        ModelRecord(
            id: "ams-austria-2018",
            version: "1.0.0",
            name: TextRecord("AMS assistance system", french: "Système d'assistance de l'AMS"),
            system: TextRecord(
                "The labour market service of Austria",
                french: "Le service public de l'emploi autrichien"
            ),
            family: "logistic",
            plugin: PluginRecord(kind: "declarative"),
            sha256: "0000000000000000000000000000000000000000000000000000000000000001",
            provenance: ProvenanceRecord(
                classification: "published-partial",
                summary: TextRecord(
                    "The coefficients of one of the published models; the cuts are published, the data are not.",
                    french: "Les coefficients d'un des modèles publiés ; les seuils le sont, les données non."
                ),
                parameters: [
                    ParameterRecord(
                        name: "intercept",
                        value: 0.1,
                        provenance: "published",
                        source: "holl-2018"
                    ),
                    ParameterRecord(
                        name: "terms.sex.woman",
                        value: -0.14,
                        provenance: "recalled",
                        source: "holl-2018"
                    ),
                    ParameterRecord(
                        name: "terms.age",
                        count: 2,
                        provenance: "inferred",
                        reason: "from the published chances"
                    ),
                    ParameterRecord(
                        name: "terms.region",
                        value: -0.34,
                        provenance: "assumed",
                        reason: "no figure is known",
                        lower: -0.82,
                        upper: 0.1
                    ),
                ],
                sources: [
                    SourceRecord(
                        id: "holl-2018",
                        title: "Holl, Kernbeiß, Wagner-Pinter, 2018",
                        address: "https://example.org/ams.pdf"
                    )
                ]
            ),
            features: [
                FeatureRecord(
                    name: "sex",
                    label: TextRecord("sex", french: "sexe"),
                    kind: "binary",
                    levels: ["man", "woman"],
                    roles: ["protected"]
                ),
                FeatureRecord(
                    name: "age",
                    label: TextRecord("age", french: "âge"),
                    kind: "continuous",
                    unit: "years",
                    lower: 15,
                    upper: 70,
                    roles: ["protected", "immutable"]
                ),
            ],
            outputs: [
                OutputRecord(
                    name: "short-term",
                    label: TextRecord("short-term chance", french: "chance à court terme"),
                    kind: "probability"
                )
            ],
            decision: DecisionRecord(
                kind: "ordered-levels",
                output: "short-term",
                names: ["low", "middle", "high"],
                cuts: [0.25, 0.66]
            ),
            target: "return_to_work"
        )
    }

    /// A set of rules behind a native plugin, with a capacity.
    package static var sampleRules: ModelRecord {
        ModelRecord(
            id: "control-rules",
            version: "0.2.0",
            name: TextRecord("Control rules"),
            system: TextRecord("A control robot"),
            family: "rules",
            plugin: PluginRecord(
                kind: "native",
                sha256: "0000000000000000000000000000000000000000000000000000000000000003"
            ),
            sha256: "0000000000000000000000000000000000000000000000000000000000000004",
            provenance: ProvenanceRecord(
                classification: "criteria-only",
                summary: TextRecord("Only the reported criteria are known."),
                parameters: [],
                sources: []
            ),
            features: [],
            outputs: [
                OutputRecord(
                    name: "risk",
                    label: TextRecord("risk"),
                    kind: "level",
                    levels: ["none", "some", "high"]
                )
            ],
            decision: DecisionRecord(
                kind: "capacity",
                output: "risk",
                names: ["not selected", "selected"],
                capacity: 1_000,
                share: 0.1
            ),
            levelLabels: ["high": TextRecord("high suspicion", french: "forte suspicion")],
            interventions: [
                InterventionRecord(
                    id: "lone_mother",
                    label: TextRecord("Lone mother", french: "Mère isolée"),
                    changes: "sex = woman, lone_parent = yes"
                )
            ],
            equations: [
                EquationRecord(feature: "income", formula: "10 * hours", reason: "assumed")
            ],
            reading: TextRecord(
                "Attribute flip, not causal.",
                french: "Attribut inversé, sans lecture causale."
            )
        )
    }
}
