/// A script that writes a fitted model of another program as a file that `etalon import` reads.
package enum ExporterScript: String, CaseIterable, Sendable {
    /// scikit-learn: trees, forests, boosting, linear models.
    case sklearn
    /// R: `glm`, `gbm` and `ranger`.
    case r

    /// The name under which it is kept.
    package var fileName: String {
        switch self {
        case .sklearn: "export_sklearn.py"
        case .r: "export_r.R"
        }
    }

    /// Its text.
    package var text: String {
        switch self {
        case .sklearn: String(decoding: PackageResources.export_sklearn_py, as: UTF8.self)
        case .r: String(decoding: PackageResources.export_r_R, as: UTF8.self)
        }
    }
}
