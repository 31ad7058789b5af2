using Deployer.Diagnose;
using Deployer.Repair.Gate;
using Deployer.Repair.Gate.Manifests;
using Xunit;

namespace Deployer.Tests.Repair.Gate.Manifests;

public sealed class ManifestComparisonTests
{
    private static readonly string[] Files =
        ["Package.swift", "Sources/Core/A.swift", "Sources/Core/README.md", "Sources/App/main.swift", "Tests/CoreTests/T.swift", "Tests/CoreTests/U.swift"];

    private static readonly ManifestDump Before = new()
    {
        ToolsVersion = "6.0.0",
        LanguageModes = [],
        Targets =
        [
            new("Core", "regular", null) { Settings = [new("swift", "enableUpcomingFeature", ["ExistentialAny"], "")] },
            new("App", "executable", null) { Dependencies = ["Core"] },
            new("CoreTests", "test", null) { Dependencies = ["Core"], Resources = ["x.json (copy)"] },
        ],
        Products = [new("Core", "library", ["Core"])],
        Dependencies = [new("b", "sourceControl", "https://h/b", "range", "1.2.0"), new("util", "fileSystem", "/p/lib/util", "", "")],
    };

    public static TheoryData<string, string> Refusals => new()
    {
        { "test target gone", "target-removed" },
        { "target made a test", "target-retyped" },
        { "product gone", "target-removed" },
        { "test excluded", "sources-dropped" },
        { "only some sources", "sources-dropped" },
        { "other folder", "sources-dropped" },
        { "warnings suppressed", "unsafe-flags" },
        { "define that sources know", "define-added" },
        { "feature gone", "checks-removed" },
        { "feature only sometimes", "checks-removed" },
        { "older mode", "language-mode" },
        { "older tools", "tools-lowered" },
        { "other address", "dependency-replaced" },
        { "older version", "dependency-lowered" },
        { "warnings no errors", "warnings-silenced" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_takes_from_what_is_built_or_checked_is_refused(string what, string rule) =>
        Assert.Contains(Compare(Bent(what)).OfType<Check.Refused>(), refused => refused.Rule == rule);

    [Fact]
    public void The_same_passes() => Assert.All(Compare(Before), check => Assert.IsType<Check.Passed>(check));

    [Fact]
    public void More_of_everything_passes()
    {
        var after = Before with
        {
            Targets = [.. Before.Targets, new("New", "regular", "Other/New")],
            Products = [.. Before.Products, new("New", "library", ["New"])],
            Dependencies = [Before.Dependencies[0] with { Lowest = "1.3.0" }, Before.Dependencies[1]],
        };
        Assert.All(Compare(after), check => Assert.IsType<Check.Passed>(check));
    }

    [Fact]
    public void An_excluded_file_that_is_no_source_passes() =>
        Assert.All(Compare(Target("Core", target => target with { Exclude = ["README.md"] })), check => Assert.IsType<Check.Passed>(check));

    [Fact]
    public void A_folder_that_was_renamed_may_be_named()
    {
        var scene = Scene(["Package.swift", "Sources/Kernel/A.swift", "Sources/App/main.swift", "Tests/CoreTests/T.swift"]);
        var checks = new ManifestComparison(scene).Compare(Before, Target("Core", target => target with { Path = "Sources/Kernel" }));
        Assert.All(checks, check => Assert.IsType<Check.Passed>(check));
    }

    [Fact]
    public void A_package_that_is_no_longer_where_it_was_may_be_taken_from_elsewhere()
    {
        var after = Before with { Dependencies = [Before.Dependencies[0], Before.Dependencies[1] with { Location = "/p/libs/util" }] };
        Assert.Contains(Compare(after), check => check is Check.Refused { Rule: "dependency-replaced" });
        Assert.DoesNotContain(new ManifestComparison(Scene(Files) with { HadPackage = _ => false }).Compare(Before, after), check => check is Check.Refused);
    }

    [Fact]
    public void A_dependency_that_could_not_be_had_is_only_doubted_when_it_is_had_otherwise()
    {
        var failure = new Diagnosis { Outcome = RunOutcome.Failed, FailureClass = FailureClass.Dependency };
        var after = Before with { Dependencies = [Before.Dependencies[0] with { Lowest = "1.0.0" }, Before.Dependencies[1]] };
        var checks = new ManifestComparison(Scene(Files) with { Failure = failure }).Compare(Before, after).ToList();
        Assert.Contains(checks, check => check is Check.Doubted);
        Assert.DoesNotContain(checks, check => check is Check.Refused);
    }

    [Theory]
    [InlineData("unsafe flag")]
    [InlineData("define that no source knows")]
    [InlineData("test without resource")]
    [InlineData("new dependency")]
    public void What_is_unusual_is_doubted(string what)
    {
        var checks = Compare(Bent(what)).ToList();
        Assert.Contains(checks, check => check is Check.Doubted);
        Assert.DoesNotContain(checks, check => check is Check.Refused);
    }

    private static ManifestDump Bent(string what) => what switch
    {
        "test target gone" => Before with { Targets = [.. Before.Targets.SkipLast(1)] },
        "target made a test" => Target("Core", target => target with { Type = "test" }),
        "product gone" => Before with { Products = [] },
        "test excluded" => Target("CoreTests", target => target with { Exclude = ["T.swift"] }),
        "only some sources" => Target("CoreTests", target => target with { Sources = ["T.swift"] }),
        "other folder" => Target("CoreTests", target => target with { Path = "Tests/Elsewhere" }),
        "warnings suppressed" => Set("Core", new("swift", "unsafeFlags", ["-g", "-suppress-warnings"], "")),
        "define that sources know" => Set("Core", new("swift", "define", ["LEGACY"], "{}")),
        "feature gone" => Target("Core", target => target with { Settings = [] }),
        "feature only sometimes" => Target("Core", target => target with { Settings = [target.Settings[0] with { Condition = "{}" }] }),
        "older mode" => Set("Core", new("swift", "swiftLanguageMode", ["5"], "")),
        "older tools" => Before with { ToolsVersion = "5.9.0" },
        "other address" => Before with { Dependencies = [Before.Dependencies[0] with { Location = "https://h/c" }, Before.Dependencies[1]] },
        "older version" => Before with { Dependencies = [Before.Dependencies[0] with { Lowest = "1.1.9" }, Before.Dependencies[1]] },
        "warnings no errors" => Set("Core", new("swift", "treatAllWarnings", ["warning"], "")),
        "unsafe flag" => Set("Core", new("linker", "unsafeFlags", ["-lfoo"], "")),
        "define that no source knows" => Set("Core", new("swift", "define", ["OTHER"], "")),
        "test without resource" => Target("CoreTests", target => target with { Resources = [] }),
        _ => Before with { Dependencies = [.. Before.Dependencies, new("n", "sourceControl", "https://h/n", "range", "1.0.0")] },
    };

    private static ManifestDump Set(string name, BuildSetting setting) => Target(name, target => target with { Settings = [.. target.Settings, setting] });

    private static ManifestDump Target(string name, Func<DumpedTarget, DumpedTarget> change) =>
        Before with { Targets = [.. Before.Targets.Select(target => target.Name == name ? change(target) : target)] };

    private static IEnumerable<Check> Compare(ManifestDump after) => new ManifestComparison(Scene(Files)).Compare(Before, after);

    internal static ManifestScene Scene(string[] files) => new(
        files, files, new HashSet<string> { "LEGACY", "os", "Linux" }, new Diagnosis { Outcome = RunOutcome.Failed, FailureClass = FailureClass.Test });
}
