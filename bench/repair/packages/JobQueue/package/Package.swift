// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "JobQueue",
    products: [
        .library(name: "JobQueue", targets: ["JobTiming", "JobModel", "JobMetrics", "JobScheduling", "JobWorkers"]),
        .executable(name: "jobrunner", targets: ["jobrunner"]),
    ],
    targets: [
        .target(name: "JobTiming"),
        .target(name: "JobModel", dependencies: ["JobTiming"]),
        .target(name: "JobMetrics", dependencies: ["JobModel", "JobTiming"]),
        .target(name: "JobScheduling", dependencies: ["JobMetrics", "JobModel", "JobTiming"]),
        .target(name: "JobWorkers", dependencies: ["JobScheduling", "JobModel", "JobTiming"]),
        .executableTarget(
            name: "jobrunner",
            dependencies: ["JobWorkers", "JobScheduling", "JobMetrics", "JobModel", "JobTiming"]
        ),
        .testTarget(name: "JobModelTests", dependencies: ["JobModel", "JobTiming"]),
        .testTarget(name: "JobMetricsTests", dependencies: ["JobMetrics", "JobModel", "JobTiming"]),
        .testTarget(
            name: "JobSchedulingTests", dependencies: ["JobScheduling", "JobMetrics", "JobModel", "JobTiming"]),
        .testTarget(
            name: "JobWorkersTests", dependencies: ["JobWorkers", "JobScheduling", "JobMetrics", "JobModel", "JobTiming"]),
    ],
    swiftLanguageModes: [.v6]
)
