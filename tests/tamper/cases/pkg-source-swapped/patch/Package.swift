// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Readings",
    targets: [
        .target(name: "CReadings"),
        .target(name: "Readings", dependencies: ["CReadings"], exclude: ["Checksum.swift"]),
        .testTarget(name: "ReadingsTests", dependencies: ["Readings"], resources: [.copy("Fixtures")]),
    ]
)
