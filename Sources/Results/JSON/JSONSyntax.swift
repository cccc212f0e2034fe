import Foundation

/// Finds where a text stops being JSON (RFC 8259): the decoder of Foundation does not say.
struct JSONSyntax {
    /// A place in a text, counted from 1.
    struct Place: Equatable {
        var line: Int
        var column: Int
    }

    /// Containers nested deeper than this are taken for a fault.
    private static let deepest = 512

    private let bytes: [UInt8]
    private var index = 0

    private init(_ data: Data) {
        bytes = Array(data)
    }

    /// The place of the first byte that cannot stand where it stands; nil for JSON.
    static func firstFault(in data: Data) -> Place? {
        var syntax = JSONSyntax(data)
        if syntax.value(depth: 0) {
            syntax.skipSpace()
            if syntax.index == syntax.bytes.count { return nil }
        }
        let before = syntax.bytes[..<min(syntax.index, syntax.bytes.count)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return Place(line: line, column: String(decoding: before[start...], as: UTF8.self).count + 1)
    }

    private mutating func value(depth: Int) -> Bool {
        skipSpace()
        guard index < bytes.count, depth < Self.deepest else { return false }
        switch bytes[index] {
        case UInt8(ascii: "{"): return container(closing: UInt8(ascii: "}"), depth: depth, hasKeys: true)
        case UInt8(ascii: "["): return container(closing: UInt8(ascii: "]"), depth: depth, hasKeys: false)
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "t"): return word("true")
        case UInt8(ascii: "f"): return word("false")
        case UInt8(ascii: "n"): return word("null")
        default: return number()
        }
    }

    private mutating func container(closing: UInt8, depth: Int, hasKeys: Bool) -> Bool {
        index += 1
        skipSpace()
        if take(closing) { return true }
        while true {
            if hasKeys {
                skipSpace()
                guard index < bytes.count, bytes[index] == UInt8(ascii: "\""), string() else { return false }
                skipSpace()
                guard take(UInt8(ascii: ":")) else { return false }
            }
            guard value(depth: depth + 1) else { return false }
            skipSpace()
            if take(closing) { return true }
            guard take(UInt8(ascii: ",")) else { return false }
        }
    }

    private mutating func string() -> Bool {
        index += 1
        while index < bytes.count, bytes[index] >= 0x20 {
            if take(UInt8(ascii: "\"")) { return true }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return false
    }

    private mutating func number() -> Bool {
        let start = index
        while index < bytes.count, "+-.0123456789eE".utf8.contains(bytes[index]) {
            index += 1
        }
        if Double(String(decoding: bytes[start..<index], as: UTF8.self))?.isFinite == true { return true }
        index = start
        return false
    }

    private mutating func word(_ word: String) -> Bool {
        guard bytes[index...].starts(with: word.utf8) else { return false }
        index += word.utf8.count
        return true
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while index < bytes.count, " \n\r\t".utf8.contains(bytes[index]) {
            index += 1
        }
    }
}
