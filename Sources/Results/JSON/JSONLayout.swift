/// Puts compact JSON into lines: what fits a line stays in one, so that two documents can be compared by line.
enum JSONLayout {
    /// Containers of at most this many bytes stay in one line: a metric without samples fits.
    private static let width = 400

    /// The text with line breaks and two spaces of indentation a level.
    ///
    /// Only white space outside strings is added.
    ///
    /// - Complexity: O(length).
    static func lines(_ compact: String) -> String {
        let bytes = Array(compact.utf8)
        let marks = punctuation(bytes)
        let isShort = shortContainers(bytes, marks)
        var laidOut: [UInt8] = []
        laidOut.reserveCapacity(bytes.count + bytes.count / 8)
        var depth = 0
        var shortDepth = 0
        var copied = 0
        func breakLine() {
            laidOut.append(UInt8(ascii: "\n"))
            laidOut.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
        }
        for (ordinal, mark) in marks.enumerated() {
            laidOut.append(contentsOf: bytes[copied..<mark])
            copied = mark + 1
            switch bytes[mark] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                laidOut.append(bytes[mark])
                if shortDepth > 0 || isShort[ordinal] {
                    shortDepth += 1
                } else {
                    depth += 1
                    breakLine()
                }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if shortDepth > 0 {
                    shortDepth -= 1
                } else {
                    depth -= 1
                    breakLine()
                }
                laidOut.append(bytes[mark])
            case UInt8(ascii: ",") where shortDepth == 0:
                laidOut.append(bytes[mark])
                breakLine()
            default:
                laidOut.append(contentsOf: [bytes[mark], UInt8(ascii: " ")])
            }
        }
        laidOut.append(contentsOf: bytes[copied...])
        return String(decoding: laidOut, as: UTF8.self)
    }

    /// The indices of all brackets, commas and colons outside strings.
    private static func punctuation(_ bytes: [UInt8]) -> [Int] {
        var marks: [Int] = []
        var inString = false
        var escaped = false
        for (index, byte) in bytes.enumerated() {
            if escaped {
                escaped = false
            } else if inString {
                escaped = byte == UInt8(ascii: "\\")
                inString = byte != UInt8(ascii: "\"")
            } else if byte == UInt8(ascii: "\"") {
                inString = true
            } else if "{}[],:".utf8.contains(byte) {
                marks.append(index)
            }
        }
        return marks
    }

    /// For each mark, whether it opens a container that fits a line.
    private static func shortContainers(_ bytes: [UInt8], _ marks: [Int]) -> [Bool] {
        var isShort = [Bool](repeating: false, count: marks.count)
        var open: [Int] = []
        for (ordinal, mark) in marks.enumerated() {
            switch bytes[mark] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open.append(ordinal)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard let start = open.popLast() else { continue }
                isShort[start] = mark - marks[start] < width
            default:
                continue
            }
        }
        return isShort
    }
}
