import CKernels
package import DenseMatrix

/// An element type of people's columns that the kernels read: `Float` or `Double`.
///
/// The requirements are the C functions of `etalon_kernels.h`, one to one; only the types of this folder call them, after
/// checking shapes.
package protocol KernelColumn: MatrixElement {
    /// The kernels of this type.
    static var kernels: KernelRoutines<Self> { get }
}

/// The C kernels for one element type.
@safe package struct KernelRoutines<Element: MatrixElement>: Sendable {
    typealias Column = UnsafePointer<Element>
    typealias Columns = UnsafePointer<UnsafePointer<Element>>
    typealias Doubles = UnsafePointer<Double>
    typealias Output = UnsafeMutablePointer<Double>

    let linear:
        @Sendable (Columns, Doubles, _ count: Int, _ intercept: Double, ek_link, _ rows: Int, Output) -> Void
    let addLinear: @Sendable (Columns, Doubles, _ count: Int, _ rows: Int, Output) -> Void
    let addLevels: @Sendable (Column, _ rows: Int, _ table: Doubles, _ levels: Int32, Output) -> Void
    let addBins:
        @Sendable (Column, _ rows: Int, _ edges: Doubles, _ edgeCount: Int32, _ scores: Doubles, Output) ->
            Void
    let bins:
        @Sendable (Column, _ rows: Int, _ edges: Doubles, _ edgeCount: Int32, UnsafeMutablePointer<Int32>) ->
            Void
    let anyMissing: @Sendable (Column, _ rows: Int) -> Int32
    let addProduct:
        @Sendable (
            Columns, UnsafePointer<ek_factor>, _ count: Int, _ coefficient: Double, _ rows: Int, Output
        ) -> Void
    let maskEnsemble:
        @Sendable (
            UnsafePointer<ek_mask_ensemble>, Columns, _ rows: Int, Output, _ stride: Int,
            UnsafeMutableRawPointer
        ) -> Int32
    let walkEnsemble:
        @Sendable (
            UnsafePointer<ek_walk_ensemble>, Columns, _ rows: Int, Output, _ stride: Int,
            UnsafeMutableRawPointer
        ) -> Int32
    let leafMaskEnsemble:
        @Sendable (
            UnsafePointer<ek_leaf_mask_ensemble>, Columns, _ rows: Int, Output, _ stride: Int,
            UnsafeMutableRawPointer
        ) -> Int32
    let forkEnsemble:
        @Sendable (
            UnsafePointer<ek_fork_ensemble>, UnsafePointer<ek_fork_changes>, Columns, _ changed: Columns,
            Int32,
            _ rows: Int, Output, _ stride: Int, UnsafeMutableRawPointer
        ) -> Void
}

extension Float: KernelColumn {
    /// The single-precision kernels.
    package static var kernels: KernelRoutines<Float> {
        unsafe KernelRoutines(
            linear: { unsafe ek_linear_f32($0, $1, $2, $3, $4, $5, $6) },
            addLinear: { unsafe ek_add_linear_f32($0, $1, $2, $3, $4) },
            addLevels: { unsafe ek_add_levels_f32($0, $1, $2, $3, $4) },
            addBins: { unsafe ek_add_bins_f32($0, $1, $2, $3, $4, $5) },
            bins: { unsafe ek_bins_f32($0, $1, $2, $3, $4) },
            anyMissing: { unsafe ek_any_missing_f32($0, $1) },
            addProduct: { unsafe ek_add_product_f32($0, $1, $2, $3, $4, $5) },
            maskEnsemble: { unsafe ek_mask_ensemble_f32($0, $1, $2, $3, $4, $5) },
            walkEnsemble: { unsafe ek_walk_ensemble_f32($0, $1, $2, $3, $4, $5) },
            leafMaskEnsemble: { unsafe ek_leaf_mask_ensemble_f32($0, $1, $2, $3, $4, $5) },
            forkEnsemble: { unsafe ek_fork_ensemble_f32($0, $1, $2, $3, $4, $5, $6, $7, $8) }
        )
    }
}

extension Double: KernelColumn {
    /// The double-precision kernels.
    package static var kernels: KernelRoutines<Double> {
        unsafe KernelRoutines(
            linear: { unsafe ek_linear_f64($0, $1, $2, $3, $4, $5, $6) },
            addLinear: { unsafe ek_add_linear_f64($0, $1, $2, $3, $4) },
            addLevels: { unsafe ek_add_levels_f64($0, $1, $2, $3, $4) },
            addBins: { unsafe ek_add_bins_f64($0, $1, $2, $3, $4, $5) },
            bins: { unsafe ek_bins_f64($0, $1, $2, $3, $4) },
            anyMissing: { unsafe ek_any_missing_f64($0, $1) },
            addProduct: { unsafe ek_add_product_f64($0, $1, $2, $3, $4, $5) },
            maskEnsemble: { unsafe ek_mask_ensemble_f64($0, $1, $2, $3, $4, $5) },
            walkEnsemble: { unsafe ek_walk_ensemble_f64($0, $1, $2, $3, $4, $5) },
            leafMaskEnsemble: { unsafe ek_leaf_mask_ensemble_f64($0, $1, $2, $3, $4, $5) },
            forkEnsemble: { unsafe ek_fork_ensemble_f64($0, $1, $2, $3, $4, $5, $6, $7, $8) }
        )
    }
}
