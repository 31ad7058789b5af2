// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "TemplateKit",
    products: [
        .library(name: "TemplateKit", targets: ["TemplateKit"]),
        .executable(name: "mailmerge", targets: ["mailmerge"]),
    ],
    targets: [
        .target(name: "TemplateText"),
        .target(name: "TemplateSyntax", dependencies: ["TemplateText"]),
        .target(name: "TemplateFilters", dependencies: ["TemplateText"]),
        .target(name: "TemplateKit", dependencies: ["TemplateText", "TemplateSyntax", "TemplateFilters"]),
        .executableTarget(name: "mailmerge", dependencies: ["TemplateKit", "TemplateText"]),
        .testTarget(name: "TemplateTextTests", dependencies: ["TemplateText"]),
        .testTarget(name: "TemplateSyntaxTests", dependencies: ["TemplateSyntax", "TemplateText"]),
        .testTarget(name: "TemplateFiltersTests", dependencies: ["TemplateFilters", "TemplateText"]),
        .testTarget(
            name: "TemplateKitTests",
            dependencies: ["TemplateKit", "TemplateText", "TemplateSyntax", "TemplateFilters"]
        ),
    ],
    swiftLanguageModes: [.v6]
)
