public import Scoring

/// A model that a plugin exports: a `ScoringModel` that can be made from a configuration.
public protocol PluginModel: ScoringModel {
    /// Whether `score` itself applies the missing policies of the schema.
    ///
    /// `false`, the default, lets the harness refuse people who lack a value and impute values before it calls;
    /// `score` then meets NaN only where the policy passes it on.
    static var handlesMissingValues: Bool { get }

    /// Makes the model.
    ///
    /// - Throws: any error; its description reaches the user as the reason why the model cannot be made.
    init(configuration: PluginConfiguration) throws
}

extension PluginModel {
    /// The harness applies the missing policies.
    public static var handlesMissingValues: Bool { false }
}
