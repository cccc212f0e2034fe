public import EtalonPlugin

/// The symbol by which the harness finds this plugin.
@c(etalon_plugin_query)
public func query(
    major: UInt32,
    minor: UInt32,
    host: UnsafePointer<etalon_host>?,
    table: UnsafeMutablePointer<UnsafePointer<etalon_plugin>?>?
) -> etalon_status {
    unsafe exportPlugin(
        ControlPoints.self,
        name: "example-swift",
        version: "1.0.0",
        hostMajor: major,
        table: table
    )
}
