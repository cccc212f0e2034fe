// What the author of a plugin in Swift imports: the protocol, the vocabulary of models, and the C interface.
//
// A plugin is a dynamic library product with a type that conforms to `PluginModel` and one exported function:
//
//     @c(etalon_plugin_query)
//     public func query(
//         major: UInt32,
//         minor: UInt32,
//         host: UnsafePointer<etalon_host>?,
//         table: UnsafeMutablePointer<UnsafePointer<etalon_plugin>?>?
//     ) -> etalon_status {
//         exportPlugin(MyModel.self, name: "my-model", version: "1.0.0", hostMajor: major, table: table)
//     }

@_exported public import CPluginABI
@_exported public import DenseMatrix
@_exported public import Scoring
