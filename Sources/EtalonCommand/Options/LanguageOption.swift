import ArgumentParser
import Reports
import Scoring

/// The language of what is printed for people.
enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
    /// English.
    case english = "en"
    /// French.
    case french = "fr"

    /// The language.
    var language: Language {
        switch self {
        case .english: .english
        case .french: .french
        }
    }

    /// The language of reports.
    var reportLanguage: ReportLanguage {
        switch self {
        case .english: .english
        case .french: .french
        }
    }
}
