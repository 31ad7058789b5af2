class Device {
    func start() {}
}

final class Lamp: Device {
    override func dim() {}
}
