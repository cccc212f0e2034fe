/// All contrasts of a plan, gathered block by block.
///
/// States of different people merge in any order, and any sharing out of the people over blocks, threads or processes
/// ends in the same bits.
package struct CounterfactualState: Sendable {
    /// People seen.
    package internal(set) var people = 0
    var contrasts: [ContrastState]
    /// The scores of people as they are; nothing where people are weighted.
    private(set) var ownScores = NumberBins(.scores)
    /// The rankings of people as they are and as each intervention leaves them; empty where no capacity is asked for.
    var rankings: [RankingState]
    /// One a contrast; empty where no capacity is asked for.
    var capacities: [CapacityState]

    /// Nobody yet.
    package init(plan: CounterfactualPlan) {
        contrasts = plan.contrasts.map { _ in ContrastState(plan: plan) }
        let isRanked = plan.capacity != nil
        rankings = [RankingState](
            repeating: RankingState(),
            count: isRanked ? plan.interventions.count + 1 : 0
        )
        capacities = isRanked ? plan.contrasts.map { _ in CapacityState(plan: plan) } : []
    }

    /// Counts the scores of people as they are, whose bins are found.
    mutating func addOwn(_ people: ScoredPeople) {
        guard let bins = people.bins else { return }
        ownScores.add(bins, counted: [UInt8](repeating: 1, count: people.scores.count))
    }

    /// Adds the state of other people.
    ///
    /// - Precondition: both states are of one plan.
    package mutating func merge(_ other: CounterfactualState) {
        precondition(contrasts.count == other.contrasts.count, "states of two plans")
        people += other.people
        ownScores.merge(other.ownScores)
        for index in contrasts.indices { contrasts[index].merge(other.contrasts[index]) }
        for index in rankings.indices { rankings[index].merge(other.rankings[index]) }
        for index in capacities.indices { capacities[index].merge(other.capacities[index]) }
    }
}
