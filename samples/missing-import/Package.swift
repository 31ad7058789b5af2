// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "missing-import",
    products: [
        .library(name: "Upstream", targets: ["Upstream"]),
    ],
    targets: [
        .target(name: "Ledger"),
        .target(name: "Upstream", dependencies: ["Ledger"]),
        .testTarget(name: "LedgerTests", dependencies: ["Ledger"]),
        .testTarget(name: "UpstreamTests", dependencies: ["Upstream"]),
    ]
)
