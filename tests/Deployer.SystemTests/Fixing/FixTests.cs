using System.Text.Json;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Fixing;

public sealed class FixTests(SharedHome home)
{
    [Fact]
    public async Task A_package_outside_of_any_repository_is_fixed_in_place_by_the_diff_that_is_printed()
    {
        using var scene = new FixScene(home, "socket");
        var before = Folders.Picture(scene.Package);

        var dry = (await scene.FixAsync("--dry-run")).With(0);
        Assert.StartsWith("diff --git a/Sources/Metrics/PortProbe.swift", dry.Output);
        Assert.Contains("Would be fixed by rule/socket-type", dry.Errors);
        Assert.Equal(before, Folders.Picture(scene.Package));

        var done = (await scene.FixAsync()).With(0);
        Assert.Equal(dry.Output, done.Output);
        Assert.Contains("Fixed by rule/socket-type", done.Errors);
        Assert.Equal(
            ["Sources/Metrics/PortProbe.swift", "Sources/Metrics/StatsSender.swift"],
            Folders.Differences(before, Folders.Picture(scene.Package)));
        Assert.True(await scene.IsSampleWithAsync("socket", done.Output));
        Assert.True(await scene.IsGreenByHandAsync());
    }

    [Fact]
    public async Task A_committed_package_is_fixed_without_a_word_to_its_repository()
    {
        using var scene = new FixScene(home, "missing-import");
        await FixScene.CommitAsync(scene.Package);
        var before = Folders.Picture(scene.Package);

        var document = (await scene.FixAsync("--json")).With(0).Json;

        FixScene.HasJustTheKeysOfAFix(document);
        Assert.Equal("fixed", document.GetProperty("outcome").GetString());
        Assert.Equal("rule/missing-import", document.GetProperty("fixer").GetString());
        Assert.Equal("high", document.GetProperty("confidence").GetString());
        Assert.Matches("^[0-9a-f]{32}$", document.GetProperty("fingerprint").GetString());
        Assert.Equal(
            ["rule/missing-import progress", "rule/missing-import passed"],
            document.GetProperty("attempts").EnumerateArray().Select(attempt => $"{attempt.GetProperty("fixer")} {attempt.GetProperty("verdict")}"));
        Assert.Equal(
            ["Sources/Ledger/Entry.swift", "Sources/Upstream/LedgerClient.swift"],
            Folders.Differences(before, Folders.Picture(scene.Package)));
        Assert.Equal(
            " M Sources/Ledger/Entry.swift\n M Sources/Upstream/LedgerClient.swift", await Commands.GitAsync(scene.Package, "status", "--porcelain"));
        Assert.True(await scene.IsGreenByHandAsync());
    }

    [Fact]
    public async Task What_is_not_committed_is_fixed_too_and_stays_uncommitted()
    {
        using var scene = new FixScene(home, "fixit");
        var broken = scene.Read("Sources/Sessions/Gatekeeper.swift");
        scene.Write(".gitignore", "notes.txt\n");
        scene.Write("Sources/Sessions/Gatekeeper.swift", "// to be written\n");
        await FixScene.CommitAsync(scene.Package);
        scene.Write("Sources/Sessions/Gatekeeper.swift", broken);
        scene.Write("notes.txt", "ignored\n");
        scene.Write("README.md", "staged\n");
        await Commands.GitAsync(scene.Package, "add", "README.md");
        var before = Folders.Picture(scene.Package);

        var document = (await scene.FixAsync("--json")).With(0).Json;

        Assert.Equal(("fixed", "fix-it"), (document.GetProperty("outcome").GetString(), document.GetProperty("fixer").GetString()));
        Assert.Equal(["Sources/Sessions/Gatekeeper.swift"], Folders.Differences(before, Folders.Picture(scene.Package)));
        Assert.Equal("M  README.md\n M Sources/Sessions/Gatekeeper.swift", await Commands.GitAsync(scene.Package, "status", "--porcelain"));
        Assert.True(await scene.IsGreenByHandAsync());
    }

    [Fact]
    public async Task A_package_in_a_subfolder_of_a_repository_is_fixed_with_its_neighbours()
    {
        using var scene = new FixScene(home, "missing-dependency", "mono/services/hello");
        var repository = Path.Combine(scene.Root, "mono");
        Folders.Write(repository, "shared/Package.swift", "// swift-tools-version: 6.0\nimport PackageDescription\nlet package = Package(name: \"shared\", products: [.library(name: \"Words\", targets: [\"Words\"])], targets: [.target(name: \"Words\")])\n");
        Folders.Write(repository, "shared/Sources/Words/Words.swift", "public let greeting = \"Hello\"\n");
        scene.Write("Package.swift", scene.Read("Package.swift")
            .Replace("    targets: [", "    dependencies: [.package(path: \"../../shared\")],\n    targets: [", StringComparison.Ordinal)
            .Replace(".target(name: \"Core\")", ".target(name: \"Core\", dependencies: [.product(name: \"Words\", package: \"shared\")])", StringComparison.Ordinal));
        scene.Write("Sources/Core/Greeting.swift", "import Words\npublic let word = greeting\n");
        await FixScene.CommitAsync(repository);
        var before = Folders.Picture(repository);

        var document = (await scene.FixAsync("--json")).With(0).Json;

        Assert.Equal(
            ("fixed", "rule/missing-dependency"), (document.GetProperty("outcome").GetString(), document.GetProperty("fixer").GetString()));
        Assert.StartsWith("diff --git a/services/hello/Package.swift", document.GetProperty("diff").GetString());
        Assert.Equal(["services/hello/Package.swift"], Folders.Differences(before, Folders.Picture(repository)));
        Assert.True(await scene.IsGreenByHandAsync());
    }

    [Fact]
    public async Task Wrong_behaviour_is_not_fixed_and_the_package_stays_as_it_was()
    {
        using var scene = new FixScene(home, "behaviour");
        var before = Folders.Picture(scene.Package);

        var document = (await scene.FixAsync("--json")).With(1).Json;

        FixScene.HasJustTheKeysOfAFix(document);
        Assert.Equal("notFixed", document.GetProperty("outcome").GetString());
        Assert.Matches("^[0-9a-f]{32}$", document.GetProperty("fingerprint").GetString());
        Assert.All(
            new[] { "fixer", "confidence", "diff", "verified" },
            key => Assert.Equal(JsonValueKind.Null, document.GetProperty(key).ValueKind));
        Assert.Equal(before, Folders.Picture(scene.Package));
    }

    [Fact]
    public async Task A_healthy_package_is_green_already_in_both_test_libraries()
    {
        using var scene = new FixScene(home, "healthy");
        var before = Folders.Picture(scene.Package);
        var tests = Directory.EnumerateFiles(Path.Combine(scene.Package, "Tests"), "*.swift", SearchOption.AllDirectories)
            .Select(File.ReadAllText).Select(text => text.Split("func test").Length - 1 + text.Split("@Test").Length - 1).ToList();
        Assert.Equal(2, tests.Count);

        var document = (await scene.FixAsync("--json")).With(0).Json;

        FixScene.HasJustTheKeysOfAFix(document);
        Assert.Equal("alreadyGreen", document.GetProperty("outcome").GetString());
        Assert.Equal(0, document.GetProperty("attempts").GetArrayLength());
        var verified = document.GetProperty("verified");
        Assert.Equal((tests.Sum(), tests.Sum()), (verified.GetProperty("testsRun").GetInt32(), verified.GetProperty("testsPassed").GetInt32()));
        Assert.Equal(before, Folders.Picture(scene.Package));
    }

    [Fact]
    public async Task A_folder_that_is_no_package_is_refused_with_what_to_do()
    {
        using var scene = new FixScene(home, "healthy");
        File.Delete(Path.Combine(scene.Package, "Package.swift"));
        var before = Folders.Picture(scene.Package);

        var document = (await scene.FixAsync("--json")).With(2).Json;

        Assert.Equal(["schema", "code", "message", "hint"], document.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ("codex-deployer/error/1", "no-package"), (document.GetProperty("schema").GetString(), document.GetProperty("code").GetString()));
        Assert.Contains(scene.Package, document.GetProperty("message").GetString());
        Assert.Equal(before, Folders.Picture(scene.Package));
    }
}
