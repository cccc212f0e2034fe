import Glibc

/// A call of the operating system that failed.
package struct SystemError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The call, as in "posix_spawn".
    package let call: String
    /// The error number it left.
    package let number: Int32

    /// The error that `call` just left in `errno`, or `number` where the call returns it.
    init(_ call: String, number: Int32 = errno) {
        self.call = call
        self.number = number
    }

    /// "posix_spawn: No such file or directory".
    package var description: String {
        guard let text = unsafe strerror(number) else { return "\(call): error \(number)" }
        return unsafe "\(call): \(String(cString: text))"
    }
}
