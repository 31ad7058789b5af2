// swift-tools-version: 6.0

import PackageDescription

let package = Package(
    name: "Webhooks",
    products: [
        .library(name: "Webhooks", targets: ["WebhookSignature", "WebhookModel", "WebhookDelivery"]),
        .executable(name: "webhookctl", targets: ["webhookctl"]),
    ],
    targets: [
        .target(name: "CSignature", publicHeadersPath: "include"),
        .target(name: "WebhookSignature", dependencies: ["CSignature"]),
        .target(name: "WebhookModel"),
        .target(name: "WebhookDelivery", dependencies: ["WebhookSignature", "WebhookModel"]),
        .executableTarget(name: "webhookctl", dependencies: ["WebhookSignature"]),
        .testTarget(name: "CSignatureTests", dependencies: ["CSignature"]),
        .testTarget(name: "WebhookSignatureTests", dependencies: ["WebhookSignature"]),
        .testTarget(name: "WebhookModelTests", dependencies: ["WebhookModel"]),
        .testTarget(name: "WebhookDeliveryTests", dependencies: ["WebhookDelivery", "WebhookModel", "WebhookSignature"]),
    ]
)
