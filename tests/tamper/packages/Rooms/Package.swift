// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Rooms",
    products: [.library(name: "Rooms", targets: ["Rooms"])],
    targets: [
        .target(name: "Rooms"),
        .testTarget(name: "RoomsTests", dependencies: ["Rooms"]),
    ]
)
