// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "tests",
  targets: [
    .target(name: "Lib"),
    .testTarget(name: "LibTests", dependencies: ["Lib"]),
  ]
)
