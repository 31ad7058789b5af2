// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Tills",
    products: [.library(name: "Tills", targets: ["Tills"])],
    targets: [
        .target(name: "Tills"),
        .testTarget(name: "TillsTests", dependencies: ["Tills"]),
    ],
    swiftLanguageModes: [.v5]
)
