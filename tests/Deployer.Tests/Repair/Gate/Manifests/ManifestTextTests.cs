using Deployer.Repair.Gate;
using Deployer.Repair.Gate.Manifests;
using Xunit;

namespace Deployer.Tests.Repair.Gate.Manifests;

/// <summary>What is judged of a manifest's text, and of one that could not be read before.</summary>
public sealed class ManifestTextTests
{
    private const string Broken = """
        // swift-tools-version: 6.0
        import PackageDescription
        let package = Package(name: "p", targets: [
          .target(name: "Core", exclude: ["Old.swift"], swiftSettings: [.enableUpcomingFeature("ExistentialAny")])
          .testTarget(name: "CoreTests", dependencies: ["Core"]),
        ])
        """;

    private static readonly string[] Files = ["Package.swift", "Sources/Core/A.swift", "Sources/Core/Old.swift", "Tests/CoreTests/T.swift"];

    private static readonly ManifestDump Mended = new()
    {
        ToolsVersion = "6.0.0",
        LanguageModes = [],
        Targets =
        [
            new("Core", "regular", null) { Exclude = ["Old.swift"], Settings = [new("swift", "enableUpcomingFeature", ["ExistentialAny"], "")] },
            new("CoreTests", "test", null),
        ],
        Products = [],
        Dependencies = [],
    };

    [Fact]
    public void A_manifest_with_only_its_syntax_mended_passes() => Assert.All(Compare(Mended), check => Assert.IsType<Check.Passed>(check));

    [Fact]
    public void A_target_that_the_broken_text_names_stays() =>
        Assert.Equal("target-removed", RuleOf(Compare(Mended with { Targets = [Mended.Targets[0]] })));

    [Fact]
    public void What_the_broken_text_did_not_exclude_stays() => Assert.Equal(
        "sources-dropped", RuleOf(Compare(Mended with { Targets = [Mended.Targets[0] with { Exclude = ["Old.swift", "A.swift"] }, Mended.Targets[1]] })));

    [Fact]
    public void Flags_that_the_broken_text_did_not_hold_are_new() => Assert.Equal(
        "unsafe-flags",
        RuleOf(Compare(Mended with { Targets = [Mended.Targets[0], Mended.Targets[1] with { Settings = [new("swift", "unsafeFlags", ["-suppress-warnings"], "")] }] })));

    [Fact]
    public void Of_a_merge_a_target_of_one_side_may_go()
    {
        var text = Broken.Replace("  .testTarget", "<<<<<<< HEAD\n  .target(name: \"Ours\"),\n=======\n  .target(name: \"Theirs\"),\n>>>>>>> b\n  .testTarget", StringComparison.Ordinal);
        var after = Mended with { Targets = [.. Mended.Targets, new("Theirs", "regular", null)] };
        var doubted = Assert.Single(new UnreadManifest(ManifestComparisonTests.Scene(Files), text).Compare(after).OfType<Check.Doubted>());
        Assert.Contains("Ours", doubted.Doubts[0].Reason);
    }

    [Theory]
    [InlineData("Package@swift-6.0.swift", null, "let a = 1", "manifest-shadowed")]
    [InlineData("lib/Package.swift", "let a = 1", null, "manifest-removed")]
    [InlineData("Package.swift", "let a = 1", "let a = ProcessInfo.processInfo.environment[\"CI\"]", "manifest-environment")]
    [InlineData("Package.swift", "let a = 1", "let a = getenv(\"CI\")", "manifest-environment")]
    public void Tricks_with_the_text_are_refused(string path, string? before, string? after, string rule) =>
        Assert.Equal(rule, RuleOf(ManifestGuard.JudgeText(path, before, after)));

    [Fact]
    public void What_it_read_before_it_may_read() =>
        Assert.Empty(ManifestGuard.JudgeText("Package.swift", "let a = getenv(\"CI\")", "let a = getenv(\"CI\") // getenv"));

    [Fact]
    public void The_names_in_conditions_are_found() => Assert.Equal(
        ["LEGACY", "os", "Linux", "X"], SourceConditions.Names("#if LEGACY && os(Linux)\nlet a = \"#if no\"\n#endif\n  #ifndef X\n").ToList());

    private static IEnumerable<Check> Compare(ManifestDump after) => new UnreadManifest(ManifestComparisonTests.Scene(Files), Broken).Compare(after);

    private static string? RuleOf(IEnumerable<Check> checks) => checks.OfType<Check.Refused>().FirstOrDefault()?.Rule;
}
