// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "LogStore",
    products: [
        .library(name: "LogStore", targets: ["LogModel", "LogQuery", "LogStorage", "LogFormatting"]),
        .executable(name: "logtool", targets: ["logtool"]),
    ],
    targets: [
        .target(name: "CChecksum"),
        .target(name: "LogModel"),
        .target(name: "LogQuery", dependencies: ["LogModel"]),
        .target(name: "LogStorage", dependencies: ["CChecksum", "LogModel", "LogQuery"]),
        .target(name: "LogFormatting", dependencies: ["LogModel"]),
        .executableTarget(
            name: "logtool", dependencies: ["LogModel", "LogQuery", "LogStorage", "LogFormatting"]),
        .testTarget(name: "LogModelTests", dependencies: ["LogModel"]),
        .testTarget(name: "LogQueryTests", dependencies: ["LogQuery", "LogModel"]),
        .testTarget(name: "LogStorageTests", dependencies: ["LogStorage", "LogQuery", "LogModel", "CChecksum"]),
        .testTarget(name: "LogFormattingTests", dependencies: ["LogFormatting", "LogModel"]),
    ],
    swiftLanguageModes: [.v6]
)
