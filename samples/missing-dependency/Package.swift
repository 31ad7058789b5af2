// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "missing-dependency",
    targets: [
        .target(name: "Core"),
        .executableTarget(name: "App"),
        .testTarget(name: "AppTests", dependencies: ["App"]),
        .testTarget(
            name: "CoreTests",
            dependencies: [
                "Core",
            ]
        ),
    ]
)
