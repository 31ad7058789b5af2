// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "build",
  targets: [
    .target(name: "Native"),
    .target(name: "Core"),
    .executableTarget(name: "App", dependencies: ["Core", "Native"]),
  ]
)
