/// The last numbers of a panel as a line of blocks.
public struct Sparkline: Hashable, Sendable {
    public let width: Int
    public private(set) var numbers: [Double] = []

    private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// - Parameter width: how many numbers are kept, at least one.
    public init(width: Int) {
        self.width = max(width, 1)
    }

    public mutating func add(_ number: Double) {
        numbers.append(number)
        if numbers.count > width {
            numbers.removeFirst(numbers.count - width)
        }
    }

    /// One block for each number, from the least to the greatest; the lowest for all if they are the same.
    public var text: String {
        guard let least = numbers.min(), let greatest = numbers.max() else { return "" }
        let range = greatest - least
        let steps = Sparkline.blocks.count - 1
        let characters = numbers.map { number in
            let height = range > 0 ? ((number - least) / range * Double(steps)).rounded(.toNearestOrAwayFromZero) : 0
            return Sparkline.blocks[Int(height)]
        }
        return String(characters)
    }
}
