package import DenseMatrix

/// Looks for missing values in columns of people.
package enum MissingValues {
    /// Those of `features` of which some person has no value, in the order given.
    ///
    /// - Precondition: the features are columns of the table.
    /// - Complexity: O(people x features), at the speed of the memory; no allocation where nothing is missing.
    package static func features<Element: KernelColumn>(
        _ features: [Int],
        missingIn people: ColumnTable<Element>
    ) -> [Int] {
        precondition(features.allSatisfy { $0 >= 0 && $0 < people.columns }, "features of \(people.shape)")
        guard !features.isEmpty else { return [] }
        let kernel = unsafe Element.kernels.anyMissing
        let rows = people.rows
        return unsafe people.withColumnAddresses { addresses in
            features.filter { unsafe kernel(addresses[$0], rows) != 0 }
        }
    }
}
