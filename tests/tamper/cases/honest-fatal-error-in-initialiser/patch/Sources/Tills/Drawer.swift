open class Device {
    public init() {}

    public required init(file: String) {}
}

final class Drawer: Device {
    var isOpen: Bool

    /// There is no drawer from a file.
    required init(file: String) {
        fatalError("init(file:) is not supported")
    }

    override init() {
        isOpen = false
        super.init()
    }
}
