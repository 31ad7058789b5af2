// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "FeedReader",
    products: [
        .library(name: "FeedReader", targets: ["FeedModel", "FeedParsing", "FeedStorage", "FeedService"]),
        .executable(name: "feedtool", targets: ["feedtool"]),
    ],
    targets: [
        .target(name: "FeedMarkup"),
        .target(name: "FeedModel"),
        .target(name: "FeedParsing", dependencies: ["FeedMarkup", "FeedModel"]),
        .target(name: "FeedStorage", dependencies: ["FeedModel"]),
        .target(name: "FeedService", dependencies: ["FeedModel", "FeedParsing", "FeedStorage"]),
        .executableTarget(name: "feedtool", dependencies: ["FeedModel", "FeedParsing"]),
        .testTarget(name: "FeedMarkupTests", dependencies: ["FeedMarkup"]),
        .testTarget(name: "FeedModelTests", dependencies: ["FeedModel"]),
        .testTarget(name: "FeedParsingTests", dependencies: ["FeedParsing", "FeedMarkup", "FeedModel"]),
        .testTarget(name: "FeedStorageTests", dependencies: ["FeedStorage", "FeedModel"]),
        .testTarget(name: "FeedServiceTests", dependencies: ["FeedService", "FeedStorage", "FeedParsing", "FeedModel"]),
    ],
    swiftLanguageModes: [.v6]
)
