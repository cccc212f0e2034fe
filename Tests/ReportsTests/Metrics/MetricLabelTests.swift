import Foundation
import Results
import Testing

@testable import Reports

@Suite struct MetricLabelTests {
    /// Every number of the recorded run has a label in both languages; facts are called by their own names.
    @Test func everyRecordedMetricHasALabel() throws {
        // This file is <package>/Tests/ReportsTests/Metrics/MetricLabelTests.swift.
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let document = try RunDocument.read(file: package.appending(path: "results/baselines/small.json"))
        let names = Set(document.metrics.map(\.name)).filter { !$0.hasPrefix("fact_") }
        #expect(names.count > 50)
        for name in names.sorted() {
            let label = MetricLabel.labelled(name)?.label
            #expect(label != nil && label?.french != nil, "\(name)")
        }
    }

    @Test func numbersMadeOfOthersAreCalledAfterThem() {
        let labels = [
            "selection_rate_difference_between": "share selected, largest difference",
            "false_positive_rate_holm_p": "false positive rate, p (Holm)",
            "roc_auc_selected_less_truth": "AUC, of the inspected less true",
            "equalised_odds_difference": "equalised odds, difference",
        ]
        for (name, label) in labels { #expect(MetricLabel.labelled(name)?.label.english == label) }
        #expect(MetricLabel.labelled("selection_rate_difference")?.isShare == true)
        #expect(MetricLabel.labelled("selection_rate_ratio")?.isShare == false)
        #expect(MetricLabel.labelled("no_such_number") == nil)
    }
}
