/// A heap: the first element by `areInOrder` is always at hand.
struct PriorityHeap<Element> {
    private var elements: [Element] = []
    private let areInOrder: (Element, Element) -> Bool

    /// - Parameter areInOrder: a strict order; whether the first argument comes before the second.
    init(_ areInOrder: @escaping (Element, Element) -> Bool) {
        self.areInOrder = areInOrder
    }

    var count: Int { return elements.count }
    var isEmpty: Bool { return elements.isEmpty }
    var first: Element? { return elements.first }

    mutating func insert(_ element: Element) {
        elements.append(element)
        siftUp(from: elements.count - 1)
    }

    mutating func popFirst() -> Element? {
        guard let first = elements.first else { return nil }
        let last = elements.removeLast()
        if !elements.isEmpty {
            elements[0] = last
            siftDown(from: 0)
        }
        return first
    }

    private mutating func siftUp(from start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard areInOrder(elements[child], elements[parent]) else { return }
            elements.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func siftDown(from start: Int) {
        var parent = start
        while true {
            var best = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < elements.count {
                if areInOrder(elements[child], elements[best]) {
                    best = child
                }
            }
            guard best != parent else { return }
            elements.swapAt(parent, best)
            parent = best
        }
    }
}
