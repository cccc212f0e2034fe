/// A file of the folder that a new plugin starts from, or of the kit that its author copies.
package enum PluginTemplate: CaseIterable, Sendable {
    case readme
    case modelManifest
    case cHeader
    case cModel
    case cMakefile
    case pythonKit
    case pythonModel
    case rKit
    case rModel
    case swiftPackage
    case swiftModel

    /// The content, with `{{id}}` and the like where something is filled in.
    package var text: String {
        let bytes =
            switch self {
            case .readme: PackageResources.README_md_template
            case .modelManifest: PackageResources.model_yaml_template
            case .cHeader: PackageResources.etalon_plugin_h
            case .cModel: PackageResources.model_c_template
            case .cMakefile: PackageResources.Makefile_template
            case .pythonKit: PackageResources.__init___py
            case .pythonModel: PackageResources.model_py_template
            case .rKit: PackageResources.etalon_plugin_R
            case .rModel: PackageResources.model_R_template
            case .swiftPackage: PackageResources.Package_swift_template
            case .swiftModel: PackageResources.Reconstruction_swift_template
            }
        return String(decoding: bytes, as: UTF8.self)
    }
}
