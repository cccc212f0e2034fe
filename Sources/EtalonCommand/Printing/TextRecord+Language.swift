import Results
import Scoring

extension TextRecord {
    /// The text in `language`; English where it was not written in it.
    func text(in language: Language) -> String {
        switch language {
        case .english: english
        case .french: french ?? english
        }
    }
}
