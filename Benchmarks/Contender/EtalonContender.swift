import DenseMatrix
import Foundation
import Models

/// Etalon's side of `make peers`: told over standard input what to do, it answers with times.
///
/// ```
/// EtalonContender score MODEL-FOLDER COLUMNS-FILE ROWS COLUMNS BATCH THREADS
///     batch I        scores the I-th batch of people: answers "CPU-SECONDS WALL-SECONDS"
///     read I         reads the columns of that batch and nothing else, on one thread: answers "CPU-SECONDS WALL-SECONDS DIGEST"
///     one N          scores N people one at a time: answers "MEDIAN-MICROSECONDS P99-MICROSECONDS"
///     predict FILE   writes the scores of the first batch as raw doubles: answers "ok"
/// EtalonContender fit COLUMNS-FILE OUTCOMES-FILE ROWS COLUMNS
///     fit            answers "CPU-SECONDS WALL-SECONDS PASSES INTERCEPT COEFFICIENT..."
/// EtalonContender statistics FILE ROWS
///     corp | smooth | auc | cox | rates    answers "CPU-SECONDS WALL-SECONDS NUMBER..."
/// ```
///
/// COLUMNS-FILE holds little-endian floats, column after column; OUTCOMES-FILE one float a row.
@main
enum EtalonContender {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        switch words.first {
        case "score" where words.count == 7:
            guard let rows = Int(words[3]), let columns = Int(words[4]), let batch = Int(words[5]),
                let threads = Int(words[6]), rows >= batch, batch > 0, threads > 0
            else { throw ContenderError.usage }
            let people = try ColumnFile(path: words[2]).matrix(rows: rows, columns: columns)
            let contender = try ScoringContender(
                folder: URL(filePath: words[1]),
                people: people,
                batch: batch,
                threads: threads
            )
            try await answer { try await contender.answer($0) }
        case "fit" where words.count == 5:
            guard let rows = Int(words[3]), let columns = Int(words[4]) else { throw ContenderError.usage }
            let people = try ColumnFile(path: words[1]).matrix(rows: rows, columns: columns)
            let outcomes = try ColumnFile(path: words[2]).matrix(rows: rows, columns: 1)
            let contender = FittingContender(people: people, outcomes: outcomes)
            try await answer { try contender.answer($0) }
        case "statistics" where words.count == 3:
            guard let rows = Int(words[2]) else { throw ContenderError.usage }
            let contender = try StatisticsContender(path: words[1], rows: rows)
            try await answer { try contender.answer($0) }
        default: throw ContenderError.usage
        }
    }

    private static func answer(_ reply: @Sendable (String) async throws -> String) async throws {
        BLASLibrary.setThreads(1)
        print("ready \(InstructionSet.live) \(BLASLibrary.current().name)")
        fflush(nil)
        while let line = readLine() {
            print(try await reply(line))
            fflush(nil)
        }
    }
}
