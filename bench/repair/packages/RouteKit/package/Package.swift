// swift-tools-version: 6.0

import PackageDescription

let package = Package(
    name: "RouteKit",
    products: [
        .library(name: "RouteKit", targets: ["RouteKit"]),
        .executable(name: "routetable", targets: ["routetable"]),
    ],
    targets: [
        .target(name: "RouteHTTP"),
        .target(name: "RouteTree", dependencies: ["RouteHTTP"]),
        .target(name: "RouteCoding", dependencies: ["RouteHTTP"]),
        .target(name: "RouteKit", dependencies: ["RouteHTTP", "RouteTree", "RouteCoding"]),
        .executableTarget(name: "routetable", dependencies: ["RouteKit", "RouteHTTP"]),
        .testTarget(name: "RouteHTTPTests", dependencies: ["RouteHTTP"]),
        .testTarget(name: "RouteTreeTests", dependencies: ["RouteTree"]),
        .testTarget(name: "RouteCodingTests", dependencies: ["RouteCoding", "RouteHTTP"]),
        .testTarget(name: "RouteKitTests", dependencies: ["RouteKit", "RouteHTTP", "RouteTree", "RouteCoding"]),
    ]
)
