package import Models
package import Scoring

extension FactChecker {
    /// A checker that takes its people from the populations of a workspace.
    package init(model: any ScoringModel, workspace: Workspace) {
        self.init(model: model) { population, count, seed throws(NoPeople) in
            do {
                let source = try PeopleSource(
                    file: workspace.file(ofPopulation: population),
                    people: count,
                    seed: seed,
                    model: model.descriptor
                )
                return try source.block(0..<count).people
            } catch {
                throw NoPeople(reason: LocalizedText("\(error)"))
            }
        }
    }
}
