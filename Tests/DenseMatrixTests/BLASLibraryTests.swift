import DenseMatrix
import Testing

@Suite struct BLASLibraryTests {
    @Test func theLiveLibraryIsNamed() {
        let library = BLASLibrary.current()
        #expect(library.path?.hasPrefix("/") == true)
        #expect(["OpenBLAS", "reference", "unknown"].contains(library.name))
        #expect(library.threads >= 1)
        #expect((library.name == "OpenBLAS") == (library.core != nil))
        #expect((library.name == "reference") == (library.advice != nil))
    }

    @Test func threadsAreSetWhereTheLibraryCan() {
        let before = BLASLibrary.current()
        if BLASLibrary.setThreads(1) {
            #expect(BLASLibrary.current().threads == 1)
            BLASLibrary.setThreads(before.threads)
        } else {
            #expect(before.name != "OpenBLAS")
        }
    }
}
