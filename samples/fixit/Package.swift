// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "fixit",
    products: [
        .library(name: "Sessions", targets: ["Sessions"]),
    ],
    targets: [
        .target(name: "Sessions"),
        .testTarget(name: "SessionsTests", dependencies: ["Sessions"]),
    ]
)
