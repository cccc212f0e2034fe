import CBLAS
import Glibc

/// The BLAS that this process runs on: found out at run time, because the system's alternatives decide it.
///
/// OpenBLAS is asked through its own functions, which are looked up by name and are absent with the reference library.
public struct BLASLibrary: Equatable, Sendable {
    /// The file that `cblas_dgemm` was loaded from, symbolic links resolved; nil where the loader does not say.
    public let path: String?
    /// "OpenBLAS", "reference" or "unknown".
    public let name: String
    /// The library's own description of its build ("OpenBLAS 0.3.21 ..."); nil with the reference library.
    public let configuration: String?
    /// The processor type whose kernels run ("Zen", "SkylakeX"); nil with the reference library.
    public let core: String?
    /// Threads that one call may use.
    public let threads: Int

    /// The library that is live in this process.
    public static func current() -> BLASLibrary {
        let path = loadedFrom()
        let configuration = text(of: "openblas_get_config")
        let name: String
        if configuration != nil {
            name = "OpenBLAS"
        } else if let path,
            path.contains("/blas/") || path.hasSuffix("libblas.so.3") || path.contains("libblas.so.3.")
        {
            name = "reference"
        } else {
            name = "unknown"
        }
        return BLASLibrary(
            path: path,
            name: name,
            configuration: configuration,
            core: text(of: "openblas_get_corename"),
            threads: number(of: "openblas_get_num_threads") ?? 1
        )
    }

    /// What to do about a library that is many times slower than the processor; nil where it is a fast one.
    public var advice: String? {
        guard name == "reference" else { return nil }
        return """
            the reference BLAS is live (\(path ?? "unknown file")): correct, but many times slower than the processor; \
            install OpenBLAS with `apt-get install libopenblas0-pthread`, which becomes libblas by itself \
            (`update-alternatives --config libblas.so.3-x86_64-linux-gnu` shows the choice)
            """
    }

    /// Sets the number of threads that one call may use.
    ///
    /// - Returns: whether the library can be told; the reference library always runs on one thread.
    /// - Precondition: `count` is at least 1.
    @discardableResult
    public static func setThreads(_ count: Int) -> Bool {
        precondition(count >= 1, "\(count) threads")
        guard let symbol = unsafe dlsym(nil, "openblas_set_num_threads") else { return false }
        typealias Setter = @convention(c) (Int32) -> Void
        unsafe unsafeBitCast(symbol, to: Setter.self)(Int32(clamping: count))
        return true
    }

    private static func loadedFrom() -> String? {
        guard let symbol = unsafe dlsym(nil, "cblas_dgemm") else { return nil }
        var information = unsafe etalon_symbol_information()
        guard unsafe etalon_dladdr(symbol, &information) != 0, let file = unsafe information.file else {
            return nil
        }
        guard let resolved = unsafe realpath(file, nil) else { return unsafe String(cString: file) }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    private static func text(of function: String) -> String? {
        guard let symbol = unsafe dlsym(nil, function) else { return nil }
        typealias Getter = @convention(c) () -> UnsafePointer<CChar>?
        guard let text = unsafe unsafeBitCast(symbol, to: Getter.self)() else { return nil }
        return unsafe String(cString: text).trimmedOfSpaces
    }

    private static func number(of function: String) -> Int? {
        guard let symbol = unsafe dlsym(nil, function) else { return nil }
        typealias Getter = @convention(c) () -> Int32
        return Int(unsafe unsafeBitCast(symbol, to: Getter.self)())
    }
}

extension String {
    /// This text without spaces at either end.
    fileprivate var trimmedOfSpaces: String {
        var view = self[...]
        while view.first?.isWhitespace == true { view = view.dropFirst() }
        while view.last?.isWhitespace == true { view = view.dropLast() }
        return String(view)
    }
}
