using Deployer.Repair;
using Deployer.Repair.Fixers;
using Xunit;

namespace Deployer.SystemTests.Repair.Variants;

/// <summary>Forms of faults the rules were not written for, and traps: real Swift shows them, the loop mends them or lets them be.</summary>
public sealed class VariantTests
{
    private const string Head = "// swift-tools-version: 6.0\nimport PackageDescription\n";
    private const string Plain = Head + "let package = Package(name: \"p\", targets: [.target(name: \"App\")])\n";
    private const string Strict = Head + "let package = Package(name: \"p\", targets: [\n  .target(name: \"App\", swiftSettings: [.unsafeFlags([\"-warnings-as-errors\"])]),\n"
        + "  .testTarget(name: \"AppTests\", dependencies: [\"App\"], swiftSettings: [.unsafeFlags([\"-warnings-as-errors\"])]),\n])\n";
    private const string Modules = Head + "let package = Package(name: \"p\", targets: [\n  .target(name: \"Core\"),\n  .target(name: \"Kit\"),\n"
        + "  .executableTarget(name: \"App\", dependencies: [\"Core\"]),\n  .executableTarget(name: \"Tool\", dependencies: [\"Core\", \"Kit\"]),\n"
        + "  .testTarget(name: \"CoreTests\", dependencies: [\"Core\", \"Kit\"]),\n])\n";
    private const string Layered = Head + "let package = Package(name: \"p\", products: [.library(name: \"App\", targets: [\"App\"])], targets: [\n  .target(name: \"Core\"),\n  .target(name: \"App\", dependencies: [\"Core\"]),\n])\n";

    [Fact]
    public Task Some_forms_of_each_source_rule_are_mended() => MendsAsync(Plain, SourceForms.Some);

    [Fact]
    [Trait("Category", "Long")]
    public Task More_forms_of_each_source_rule_are_mended() => MendsAsync(Plain, [new Form("", "Sources/App/Broken.swift", "struct Broken: Error {}\n"), .. MoreSourceForms.All]);

    [Fact]
    [Trait("Category", "Long")]
    public Task Warnings_that_are_errors_are_mended() =>
        MendsAsync(Strict, [.. TargetForms.Warnings, new Form("", "Tests/AppTests/Any.swift", "")]);

    [Fact]
    [Trait("Category", "Long")]
    public Task Imports_of_modules_are_added() => MendsAsync(Modules, TargetForms.Modules);

    [Fact]
    public Task What_would_compile_and_be_wrong_is_left_alone() => LeavesAsync(Layered, [.. Traps.Sources, .. Traps.Around]);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Logs_that_carry_more_than_logs_are_left_alone()
    {
        foreach (var trap in Traps.Logs) await LeavesAsync(Plain, [trap]);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Warnings_that_tell_of_a_fault_are_left_alone()
    {
        await LeavesAsync(Strict, [.. Traps.Warnings, new Form("", "Tests/AppTests/Any.swift", "")]);
        await LeavesAsync(Strict, Traps.TestWarnings);
    }

    [Fact]
    [Trait("Category", "Long")]
    public Task Conflicts_whose_sides_differ_in_what_they_do_are_for_a_person() => LeavesAsync(Plain, Traps.Conflicts);

    private static async Task MendsAsync(string manifest, IReadOnlyList<Form> forms)
    {
        using var scene = Scene(manifest, forms);
        var (applied, last) = await scene.RepairAsync(FixerSet.Standard);
        var wrong = forms.Where(form => scene.Read(form.Path) != form.Right).Select(form => $"== {form.Rule} {form.Path}\n{scene.Read(form.Path)}");
        var errors = last.Diagnostics.Select(error => $"{error.File}:{error.Line} {error.Message}");
        Assert.True(last.IsGreen && !wrong.Any(), string.Join("\n", [.. wrong, .. errors, .. applied.Select(candidate => $"{candidate.Fixer}: {candidate.Summary}")]));
    }

    private static async Task LeavesAsync(string manifest, IReadOnlyList<Form> forms)
    {
        using var scene = Scene(manifest, forms);
        var (diagnosis, described) = await scene.ObserveAsync();
        var context = new RepairContext(scene.Package, diagnosis, described);
        var bold = new List<string>();
        foreach (var fixer in FixerSet.Standard)
        {
            var candidates = await fixer.ProposeAsync(context, TestContext.Current.CancellationToken);
            bold.AddRange(candidates.Where(candidate => candidate.Confidence > Confidence.Low).Select(Told));
        }

        Assert.True(bold.Count == 0, string.Join("\n", bold.Concat(diagnosis.Diagnostics.Select(error => $"{error.File}:{error.Line} {error.Message}"))));
    }

    private static string Told(Candidate candidate) =>
        $"{candidate.Fixer} ({candidate.Confidence}): {candidate.Summary}\n"
        + string.Join("\n", Assert.IsType<Patch.Edits>(candidate.Patch).Files.Select(file => $"== {file.Path}\n{System.Text.Encoding.UTF8.GetString(file.Content!)}"));

    private static RepairScene Scene(string manifest, IReadOnlyList<Form> forms)
    {
        var scene = new RepairScene();
        scene.Write("Package.swift", manifest);
        foreach (var form in forms) scene.Write(form.Path, form.Broken);
        return scene;
    }
}
