// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "socket",
    products: [
        .library(name: "Metrics", targets: ["Metrics"]),
    ],
    targets: [
        .target(name: "Metrics"),
        .testTarget(name: "MetricsTests", dependencies: ["Metrics"]),
    ]
)
