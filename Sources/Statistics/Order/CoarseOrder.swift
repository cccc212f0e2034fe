/// An order of elements that is also known coarsely, as a whole number.
public protocol CoarseOrder<Element> {
    /// What is ordered.
    associatedtype Element

    /// A whole number that never falls where the order rises.
    func key(_ element: Element) -> UInt64

    /// Whether one element comes before another: a strict weak order.
    func isBefore(_ left: Element, _ right: Element) -> Bool
}
