open class Device {
    public init() {}

    public required init(file: String) {}
}

final class Drawer: Device {
    var isOpen: Bool

    override init() {
        isOpen = false
        super.init()
    }
}
