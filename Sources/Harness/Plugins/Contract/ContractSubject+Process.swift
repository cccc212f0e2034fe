import Scoring

/// Checks of what a plugin leaves behind in the process.
extension ContractSubject {
    func checkProcessState() throws -> ContractVerdict {
        if native == nil { return .skipped("only for native plugins") }
        _ = try make(plan.options)
        _ = try scores(of: people)
        if let change = initialState.differences(from: .current()).first {
            throw ContractFailure("after the calls of the plugin \(change)")
        }
        return .passed
    }

    func checkLeaks() throws -> ContractVerdict {
        guard let plugin = native?.plugin else { return .skipped("only for native plugins") }
        plugin.destroyNothing()
        let configuration = NativePluginConfiguration(folder: plan.folder, options: plan.options)
        let perModel = try growth(rounds: 1000) { try plugin.createAndDestroy(configuration) }
        if perModel > 0 {
            throw ContractFailure("every model made and freed leaves about \(perModel) bytes behind")
        }
        let few = people.slice(0..<4)
        let perCall = try growth(rounds: 1000) { _ = try model.scores(of: few) }
        if perCall > 0 { throw ContractFailure("every call of `score` leaves about \(perCall) bytes behind") }
        return .passed
    }

    /// The bytes by which one round grows the memory of the process; zero where it stops growing.
    ///
    /// Memory that a program keeps for its next use grows once; a leak grows every time.
    private func growth(rounds: Int, _ body: () throws -> Void) throws -> Int {
        for _ in 0..<(rounds / 4) { try body() }
        var smallest = Int.max
        for _ in 0..<3 {
            let before = ProcessMemory.exactResidentBytes() ?? 0
            for _ in 0..<rounds { try body() }
            smallest = min(smallest, (ProcessMemory.exactResidentBytes() ?? 0) - before)
            if smallest < 16 << 10 { return 0 }
        }
        return smallest / rounds
    }
}
