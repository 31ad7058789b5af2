// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "SessionStore",
    products: [
        .library(name: "SessionStore", targets: ["SessionModel", "SessionTokens", "SessionStorage", "SessionWeb"]),
        .library(name: "SessionReports", targets: ["SessionReports"]),
        .executable(name: "sessionreport", targets: ["sessionreport"]),
    ],
    targets: [
        .target(name: "CDigest", publicHeadersPath: "include"),
        .target(name: "SessionModel"),
        .target(name: "SessionTokens", dependencies: ["CDigest", "SessionModel"]),
        .target(name: "SessionStorage", dependencies: ["SessionModel"]),
        .target(name: "SessionWeb", dependencies: ["SessionModel", "SessionTokens", "SessionStorage"]),
        .target(name: "SessionReports", dependencies: ["SessionModel", "SessionStorage"]),
        .executableTarget(
            name: "sessionreport", dependencies: ["SessionReports", "SessionModel", "SessionStorage", "SessionTokens"]),
        .testTarget(name: "SessionModelTests", dependencies: ["SessionModel"]),
        .testTarget(name: "SessionTokensTests", dependencies: ["SessionTokens", "SessionModel", "CDigest"]),
        .testTarget(name: "SessionStorageTests", dependencies: ["SessionStorage", "SessionModel"]),
        .testTarget(
            name: "SessionWebTests", dependencies: ["SessionWeb", "SessionStorage", "SessionTokens", "SessionModel"]),
        .testTarget(name: "SessionReportsTests", dependencies: ["SessionReports", "SessionStorage", "SessionModel"]),
    ],
    swiftLanguageModes: [.v6]
)
