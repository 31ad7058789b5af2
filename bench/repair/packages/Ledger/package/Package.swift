// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Ledger",
    products: [
        .library(name: "LedgerCore", targets: ["LedgerMoney", "LedgerCore"]),
        .library(name: "LedgerReports", targets: ["LedgerReports", "LedgerExport"]),
        .executable(name: "ledger", targets: ["ledger"]),
    ],
    targets: [
        .target(name: "LedgerMoney"),
        .target(name: "LedgerCore", dependencies: ["LedgerMoney"]),
        .target(name: "LedgerStore", dependencies: ["LedgerCore", "LedgerMoney"]),
        .target(name: "LedgerReports", dependencies: ["LedgerCore", "LedgerMoney", "LedgerStore"]),
        .target(name: "LedgerExport", dependencies: ["LedgerCore", "LedgerMoney", "LedgerReports"]),
        .executableTarget(
            name: "ledger",
            dependencies: ["LedgerCore", "LedgerMoney", "LedgerStore", "LedgerReports", "LedgerExport"]
        ),
        .testTarget(name: "LedgerMoneyTests", dependencies: ["LedgerMoney"]),
        .testTarget(name: "LedgerCoreTests", dependencies: ["LedgerCore", "LedgerMoney"]),
        .testTarget(name: "LedgerStoreTests", dependencies: ["LedgerStore", "LedgerCore", "LedgerMoney"]),
        .testTarget(
            name: "LedgerReportsTests",
            dependencies: ["LedgerReports", "LedgerStore", "LedgerCore", "LedgerMoney"]
        ),
        .testTarget(
            name: "LedgerExportTests",
            dependencies: ["LedgerExport", "LedgerReports", "LedgerCore", "LedgerMoney"]
        ),
    ],
    swiftLanguageModes: [.v6]
)
