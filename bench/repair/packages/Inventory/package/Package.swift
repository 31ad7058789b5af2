// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Inventory",
    products: [
        .library(name: "Inventory", targets: ["StockModel", "Warehousing", "StockExchange", "StockReports"]),
        .executable(name: "stockroom", targets: ["stockroom"]),
    ],
    targets: [
        .target(name: "StockModel"),
        .target(name: "Warehousing", dependencies: ["StockModel"]),
        .target(name: "StockExchange", dependencies: ["StockModel"]),
        .target(name: "StockReports", dependencies: ["StockModel", "Warehousing"]),
        .executableTarget(
            name: "stockroom",
            dependencies: ["StockModel", "Warehousing", "StockExchange", "StockReports"]
        ),
        .testTarget(name: "StockModelTests", dependencies: ["StockModel"]),
        .testTarget(name: "WarehousingTests", dependencies: ["Warehousing", "StockModel"]),
        .testTarget(name: "StockExchangeTests", dependencies: ["StockExchange", "StockModel"]),
        .testTarget(name: "StockReportsTests", dependencies: ["StockReports", "Warehousing", "StockModel"]),
    ],
    swiftLanguageModes: [.v6]
)
