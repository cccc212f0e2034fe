import Foundation
import Models
import Populations
import Scoring

extension Workspace {
    /// The models whose features all of some populations have, and those that lack some.
    package struct Fitting: Sendable {
        /// The ids of the models that fit, in alphabetical order.
        package var models: [String] = []
        /// The ids of the others, each with the population that does not fit.
        package var others: [(model: String, population: String)] = []
    }

    /// Which models can score all of `populations`; a model or population that cannot be read, a plugin and a file of people
    /// count as fitting, so that the run tells what is wrong with it.
    ///
    /// - Throws: `HarnessError.noModels`, `.populationNotFound`.
    package func modelsFitting(populations: [String]) throws(HarnessError) -> Fitting {
        var schemas: [(name: String, schema: Schema)] = []
        for name in populations {
            let file = try file(ofPopulation: name)
            if file.pathExtension == "yaml", let population = try? Population.read(file) {
                schemas.append((name, population.schema))
            }
        }
        var fitting = Fitting()
        for id in try modelIDs() {
            guard case .declarative(let model)? = try? ModelFolder(try folder(ofModel: id)).load() else {
                fitting.models.append(id)
                continue
            }
            let lacking = schemas.first { name, schema in
                let binding = try? PopulationBinding(
                    model: model.descriptor,
                    population: schema,
                    populationName: name
                )
                return binding == nil
            }
            if let lacking {
                fitting.others.append((id, lacking.name))
            } else {
                fitting.models.append(id)
            }
        }
        return fitting
    }
}
