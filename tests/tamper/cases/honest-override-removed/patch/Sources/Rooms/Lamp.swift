class Device {
    func start() {}
}

final class Lamp: Device {
    func dim() {}
}
