// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "MailRoom",
    products: [
        .library(name: "MailRoom", targets: ["MailModel", "MailEncoding", "MailTemplates", "MailQueue"]),
        .executable(name: "mailroom", targets: ["mailroom"]),
    ],
    targets: [
        .target(name: "CBase64"),
        .target(name: "MailModel"),
        .target(name: "MailEncoding", dependencies: ["CBase64", "MailModel"]),
        .target(name: "MailTemplates", dependencies: ["MailModel"]),
        .target(name: "MailQueue", dependencies: ["MailModel", "MailEncoding"]),
        .executableTarget(
            name: "mailroom", dependencies: ["MailModel", "MailEncoding", "MailTemplates", "MailQueue"]),
        .testTarget(name: "MailModelTests", dependencies: ["MailModel"], resources: [.copy("Fixtures")]),
        .testTarget(name: "MailEncodingTests", dependencies: ["MailEncoding", "MailModel", "CBase64"]),
        .testTarget(name: "MailTemplatesTests", dependencies: ["MailTemplates", "MailModel"]),
        .testTarget(name: "MailQueueTests", dependencies: ["MailQueue", "MailEncoding", "MailModel"]),
    ],
    swiftLanguageModes: [.v6]
)
