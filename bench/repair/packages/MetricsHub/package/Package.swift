// swift-tools-version:6.0

import PackageDescription

let package = Package(
    name: "MetricsHub",
    products: [
        .library(name: "MetricsHub", targets: ["MetricModel", "MetricInstruments", "MetricRegistry", "MetricExposition"]),
        .library(name: "MetricDashboard", targets: ["MetricDashboard"]),
        .executable(name: "metricsdump", targets: ["metricsdump"]),
    ],
    targets: [
        .target(name: "MetricModel"),
        .target(name: "MetricInstruments", dependencies: ["MetricModel"]),
        .target(name: "MetricRegistry", dependencies: ["MetricModel", "MetricInstruments"]),
        .target(name: "MetricExposition", dependencies: ["MetricModel"]),
        .target(name: "MetricDashboard", dependencies: ["MetricModel", "MetricRegistry"]),
        .executableTarget(name: "metricsdump", dependencies: ["MetricModel", "MetricExposition"]),
        .testTarget(name: "MetricModelTests", dependencies: ["MetricModel"]),
        .testTarget(name: "MetricInstrumentsTests", dependencies: ["MetricInstruments", "MetricModel"]),
        .testTarget(name: "MetricRegistryTests", dependencies: ["MetricRegistry", "MetricInstruments", "MetricModel"]),
        .testTarget(name: "MetricExpositionTests", dependencies: ["MetricExposition", "MetricModel"]),
        .testTarget(name: "MetricDashboardTests", dependencies: ["MetricDashboard", "MetricRegistry", "MetricModel"]),
    ]
)
