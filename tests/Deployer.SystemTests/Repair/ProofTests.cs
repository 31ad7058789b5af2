using Deployer.Diagnose;
using Deployer.Repair;
using Deployer.Repair.Gate;
using Deployer.Repair.Gate.Manifests;
using Deployer.Repair.Gate.Proof;
using Deployer.Workspace;
using Xunit;

namespace Deployer.SystemTests.Repair;

/// <summary>What the building part of the gate says of candidates for one red package, by real Swift.</summary>
public sealed class ProofTests(GateScene scene) : IClassFixture<GateScene>
{
    private const string Source = "Sources/Core/Price.swift";
    private const string Fixed = "public func total(_ items: [Int]) -> Int {\n    items.reduce(0, +)\n}\n";
    private const string StillWrong = "public func total(_ items: [Int]) -> Int {\n    // Sums up.\n    items.reduce(0, +) - 1\n}\n";

    [Fact]
    public async Task A_weakened_fixture_is_refused_also_beside_a_change_of_the_sources()
    {
        var head = await ReadHeadAsync();
        var refused = Assert.IsType<Check.Refused>(
            await scene.AskAsync(new StrongCheck(), (Source, StillWrong), ("Tests/CoreTests/Fixtures/total.txt", "5\n")));
        Assert.Equal("tests-weakened", refused.Rule);
        Assert.Contains("CoreTests.PriceTests/testTotal", refused.Reason);
        Assert.Contains("Fixtures/total.txt", refused.Reason);
        Assert.Equal(head, await ReadHeadAsync());
    }

    [Fact]
    public async Task A_change_of_another_fixture_beside_the_mended_source_passes() =>
        Assert.IsType<Check.Passed>(await scene.AskAsync(new StrongCheck(), (Source, Fixed), ("Tests/CoreTests/Fixtures/other.txt", "2\n")));

    [Theory]
    [InlineData(", \"PriceTests.swift\"", "", "", "sources-dropped")]
    [InlineData("", ", swiftSettings: [.unsafeFlags([\"-suppress-warnings\"])]", "", "unsafe-flags")]
    [InlineData("", ", swiftSettings: [.define(\"LEGACY\", .when(configuration: .release))]", "", "define-added")]
    [InlineData("", ", swiftSettings: [.swiftLanguageMode(.v5)]", "", "language-mode")]
    [InlineData("", "", "let isHere = Context.environment[\"CI\"] == nil", "manifest-environment")]
    public async Task A_manifest_that_builds_or_tests_less_is_refused(string exclude, string core, string head, string rule) =>
        Assert.Equal(rule, Assert.IsType<Check.Refused>(
            await scene.AskAsync(new ManifestGuard(), ("Package.swift", GateScene.Manifest(exclude, core, head)))).Rule);

    [Fact]
    public async Task A_manifest_that_declares_more_passes() =>
        Assert.IsType<Check.Passed>(
            await scene.AskAsync(new ManifestGuard(), ("Package.swift", GateScene.Manifest("", ", swiftSettings: [.enableUpcomingFeature(\"ExistentialAny\")]"))));

    private const string Head = "// swift-tools-version: 6.0\nimport PackageDescription\n";
    private const string Targets = ".target(name: \"Core\"), .testTarget(name: \"CoreTests\", dependencies: [\"Core\"], exclude: [\"Fixtures\"])";

    /// <summary>What the rules do to broken manifests.</summary>
    [Theory]
    [Trait("Category", "Long")]
    [InlineData("import PackageDescription\nlet package = Package(name: \"p\", targets: [" + Targets + "])\n", Head + "let package = Package(name: \"p\", targets: [" + Targets + "])\n")]
    [InlineData("// swift-tools-version: 9.9\nimport PackageDescription\nlet package = Package(name: \"p\", targets: [" + Targets + "])\n", Head + "let package = Package(name: \"p\", targets: [" + Targets + "])\n")]
    [InlineData(Head + "let package = Package(name: \"p\"\n targets: [" + Targets + "])\n", Head + "let package = Package(name: \"p\",\n targets: [" + Targets + "])\n")]
    [InlineData(Head + "let package = Package(name: \"p\", targets: [.target(name: \"Core\"), " + Targets + "])\n", Head + "let package = Package(name: \"p\", targets: [" + Targets + "])\n")]
    [InlineData(Head + "let package = Package(name: \"p\", products: [.library(name: \"Core\", targets: [\"core\"])], targets: [" + Targets + "])\n", Head + "let package = Package(name: \"p\", products: [.library(name: \"Core\", targets: [\"Core\"])], targets: [" + Targets + "])\n")]
    [InlineData(Head + "let package = Package(name: \"p\", dependencies: [.package(path: \"lib/util\")], targets: [" + Targets + "])\n", Head + "let package = Package(name: \"p\", dependencies: [.package(path: \"libs/util\")], targets: [" + Targets + "])\n")]
    [InlineData(Head + "let package = Package(name: \"p\", targets: [.target(name: \"Core\", dependencies: [\"B\"]), .target(name: \"B\", dependencies: [\"Core\"], path: \"Sources/None\")])\n", Head + "let package = Package(name: \"p\", targets: [.target(name: \"Core\"), .target(name: \"B\", dependencies: [\"Core\"], path: \"Sources/None\")])\n")]
    [InlineData(Head + "let package = Package(name: \"p\", targets: [.target(name: \"Kernel\"), .testTarget(name: \"CoreTests\")])\n", Head + "let package = Package(name: \"p\", targets: [.target(name: \"Kernel\", path: \"Sources/Core\"), .testTarget(name: \"CoreTests\")])\n")]
    [InlineData(Head + "let package = Package(name: \"p\", targets: [\n<<<<<<< HEAD\n.target(name: \"Core\"),\n=======\n.target(name: \"Core\", dependencies: []),\n>>>>>>> b\n])\n", Head + "let package = Package(name: \"p\", targets: [\n.target(name: \"Core\"),\n])\n")]
    public async Task A_mended_manifest_passes(string broken, string mended)
    {
        var token = TestContext.Current.CancellationToken;
        var from = await scene.CommitAsync(("Package.swift", broken));
        var candidate = await scene.CommitAsync(("Package.swift", mended));
        await scene.Bench.Warm.CheckoutAsync(from, token);
        var failure = (await scene.ExamineAsync()).Diagnosis;
        Assert.IsType<Check.Passed>(await scene.AskAsync(new ManifestGuard(), (from, candidate), failure));
    }

    [Theory]
    [InlineData("override class func tearDown() { exit(0) }", "ended before its tests did")]
    [InlineData("func testZ() { exit(0) }", "ended")]
    public async Task A_process_that_ends_itself_in_the_midst_of_the_tests_is_not_green(string code, string words)
    {
        var test = $"import Foundation\nimport XCTest\nfinal class ATests: XCTestCase {{\n    func testA() {{}}\n    {code}\n}}\n";
        var commit = await scene.CommitAsync((Source, Fixed), ("Tests/CoreTests/ATests.swift", test));
        var seen = await WarmVisit.ExamineAsync(scene.Bench, commit, TestContext.Current.CancellationToken);
        Assert.Equal(FailureClass.Crash, seen.Diagnosis.FailureClass);
        Assert.Contains(words, seen.Diagnosis.Cause);
    }

    [Fact]
    public async Task What_a_fix_does_not_need_is_left_out()
    {
        var fixer = new OneFix(new Patch.Edits(
            [Edit(Source, Fixed), Edit("Sources/Core/Names.swift", "public func brand() -> String { \"c\" + \"ore\" }\n\n#if LEGACY\npublic func old() {}\n#endif\n")]));
        var chain = new RepairChain(scene.Bench, [fixer], new OpenGate(), scene, TimeProvider.System);
        var inventory = TestInventory.Of(scene.Red.Diagnosis);
        var outcome = await chain.RepairAsync(new RepairCase(scene.Base, scene.Red, new FixOptions(), inventory), TestContext.Current.CancellationToken);

        var fix = Assert.IsType<RepairOutcome.Fixed>(outcome).Fix;
        var changes = await scene.Bench.Mirror.ListChangesAsync(scene.Base, fix.Commit, TestContext.Current.CancellationToken);
        Assert.Equal(Source, Assert.Single(changes).Path);
        Assert.Contains("minimised: 1 of 2 hunks were needed", scene.Steps);
        Assert.EndsWith("only 1 was needed; the others are left out.", fix.Description.Reason);
    }

    private const string Test = "Tests/CoreTests/NameTests.swift";
    private const string Names = "Sources/Core/Names.swift";

    [Theory]
    [InlineData("brand", "title", null)]
    [InlineData("\"core\"", "\"Core\"", null)]
    [InlineData("func testName", "func testTheName", "tests-changed-needlessly")]
    public async Task Of_a_change_to_a_green_package_it_is_told_when_its_tests_were_changed_without_need(string old, string now, string? rule)
    {
        var token = TestContext.Current.CancellationToken;
        var green = await scene.CommitAsync((Source, Fixed));
        var names = await ReadAsync(green, Names);
        var test = await ReadAsync(green, Test);
        var candidate = await scene.CommitAsync((Source, Fixed), (Names, names.Replace(old, now, StringComparison.Ordinal) + "// Said.\n"), (Test, test.Replace(old, now, StringComparison.Ordinal)));
        var seen = await WarmVisit.ExamineAsync(scene.Bench, green, token);
        Assert.True(seen.Diagnosis.IsGreen);

        var check = await scene.AskAsync(new StrongCheck(), (green, candidate), seen.Diagnosis);

        Assert.Equal(rule, check is Check.Doubted doubted ? Assert.Single(doubted.Doubts).Rule : null);
    }

    [Theory]
    [InlineData("let unused = 1\n    return ", "", "new-warning")]
    [InlineData("let unused = 1\n    return ", "let unused = 1\n    return ", null)]
    [InlineData("", "let unused = 1\n    return ", null)]
    public async Task A_warning_is_new_when_a_clean_build_of_the_base_does_not_give_it(string after, string before, string? rule)
    {
        var token = TestContext.Current.CancellationToken;
        var from = await scene.CommitAsync((Source, Sum(before, " - 1")));
        var candidate = await scene.CommitAsync((Source, Sum(after, "")));
        await scene.Bench.Warm.CheckoutAsync(from, token);
        await scene.ExamineAsync();

        // What was built before is not compiled again, and so says nothing more of its warnings.
        var failure = (await scene.ExamineAsync()).Diagnosis;
        Assert.DoesNotContain(failure.Diagnostics, diagnostic => diagnostic.Severity == Severity.Warning);
        var built = (await WarmVisit.ExamineAsync(scene.Bench, candidate, token)).Diagnosis;
        Assert.Equal(after.Length > 0, built.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Warning));

        var check = await scene.AskAsync(new Warnings(built), (from, candidate), failure);

        Assert.Equal(rule, check is Check.Refused refused ? refused.Rule : null);
    }

    private static string Sum(string before, string after) => $"public func total(_ items: [Int]) -> Int {{\n    {before}items.reduce(0, +){after}\n}}\n";

    private async Task<string> ReadAsync(Kernel.CommitId commit, string path) =>
        System.Text.Encoding.UTF8.GetString((await scene.Bench.Mirror.ReadFileAsync(commit, path, TestContext.Current.CancellationToken))!);

    private Task<Kernel.CommitId> ReadHeadAsync() => scene.Bench.Warm.ReadHeadAsync(TestContext.Current.CancellationToken);

    private static FileEdit Edit(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Looks at nothing but the warnings of this build.</summary>
    private sealed class Warnings(Diagnosis built) : IGuard
    {
        public Task<Check> JudgeAsync(GateQuestion question, CancellationToken cancellationToken) => WarningCheck.JudgeAsync(question, built, cancellationToken);
    }

    /// <summary>Proposes one thing.</summary>
    private sealed class OneFix(Patch patch) : IFixer
    {
        public string Name => "rule/one";

        public bool Recognizes(Diagnostic error) => true;

        public ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken) => new(
        [
            new Candidate { Fixer = Name, Confidence = Confidence.High, Summary = "Sum up", Reason = "The sum was wrong.", Patch = patch },
        ]);
    }

    /// <summary>Lets everything through.</summary>
    private sealed class OpenGate : IGate
    {
        public Task<Verdict> VerifyAsync(GateCase request, CancellationToken cancellationToken) =>
            Task.FromResult<Verdict>(new Verdict.Passed(new GateEvidence("Swift", 0, 0, 0, 0, request.Inventory)));
    }
}
