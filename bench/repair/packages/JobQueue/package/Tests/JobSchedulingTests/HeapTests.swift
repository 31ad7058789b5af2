@testable import JobScheduling
import Testing

@Suite struct HeapTests {
    @Test func comesInOrder() {
        var heap = PriorityHeap<Int>(<)
        for number in [5, 3, 8, 1, 9, 2, 7] {
            heap.insert(number)
        }
        #expect(heap.first == 1)
        var numbers: [Int] = []
        while let number = heap.popFirst() {
            numbers.append(number)
        }
        #expect(numbers == [1, 2, 3, 5, 7, 8, 9])
        #expect(heap.isEmpty)
    }
}
