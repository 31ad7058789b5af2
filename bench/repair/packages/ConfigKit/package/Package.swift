// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "ConfigKit",
  products: [
    .library(name: "ConfigKit", targets: ["ConfigCore", "ConfigSources", "ConfigBinding", "ConfigStatus"]),
    .executable(name: "configtool", targets: ["configtool"]),
  ],
  targets: [
    .target(name: "ConfigCore"),
    .target(name: "ConfigSources", dependencies: ["ConfigCore"]),
    .target(name: "ConfigBinding", dependencies: ["ConfigCore", "ConfigSources"]),
    .target(name: "ConfigStatus", dependencies: ["ConfigCore", "ConfigBinding"]),
    .executableTarget(
      name: "configtool", dependencies: ["ConfigCore", "ConfigSources", "ConfigBinding", "ConfigStatus"]),
    .testTarget(name: "ConfigCoreTests", dependencies: ["ConfigCore"]),
    .testTarget(name: "ConfigSourcesTests", dependencies: ["ConfigSources", "ConfigCore"]),
    .testTarget(name: "ConfigBindingTests", dependencies: ["ConfigBinding", "ConfigSources", "ConfigCore"]),
    .testTarget(name: "ConfigStatusTests", dependencies: ["ConfigStatus", "ConfigBinding", "ConfigCore"]),
  ],
  swiftLanguageModes: [.v6]
)
