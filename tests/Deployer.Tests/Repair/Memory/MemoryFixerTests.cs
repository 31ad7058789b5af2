using Deployer.Diagnose;
using Deployer.Repair;
using Deployer.Repair.Memory;
using Xunit;

namespace Deployer.Tests.Repair.Memory;

public sealed class MemoryFixerTests : IDisposable
{
    private const string Path = "Sources/Shop/Cart.swift";
    private const string Message = "call can throw but is not marked with 'try'";

    private readonly PackageFolder _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public async Task What_was_found_elsewhere_is_proposed_for_all_failures_of_the_class_and_then_for_the_first()
    {
        _package.With(Path, "func f() throws {\n  total(1)\n  let x = price(2)\n}\n");
        _package.Error(Path, Message, "total(1)");
        _package.Error(Path, Message, "price(2)");

        var candidates = await ProposeAsync(Teaching.Fix(Teaching.MissingTry, Teaching.Keys(family: "elsewhere", exact: "elsewhere")));

        Assert.Equal(
            ["func f() throws {\n  try total(1)\n  let x = try price(2)\n}\n", "func f() throws {\n  try total(1)\n  let x = price(2)\n}\n"],
            candidates.Select(candidate => PackageFolder.TextOf(candidate, Path)));
        Assert.Equal([2, 1], candidates.Select(candidate => candidate.Addresses.Count));
        Assert.All(candidates, candidate => Assert.Equal(("search/effects", Confidence.Medium), (candidate.Fixer, candidate.Confidence)));
        Assert.Equal("Insert 'try' and 1 more", candidates[0].Summary);
        Assert.StartsWith("From memory: it mended another failure of this class before (weight 1 = ", candidates[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promoted_fix_is_the_memorys_own_and_as_sure_as_it_was_for_a_failure_like_that()
    {
        _package.With(Path, "func f() throws {\n  total(1)\n}\n");
        _package.Error(Path, Message, "total(1)");

        var candidate = Assert.Single(await ProposeAsync(Teaching.Fix(Teaching.MissingTry, Teaching.Keys(exact: "elsewhere"), "search/effects", UseOutcome.Verified, UseOutcome.Verified)));

        Assert.Equal(("memory", Confidence.High), (candidate.Fixer, candidate.Confidence));
    }

    [Fact]
    public async Task What_was_reverted_is_not_proposed_again()
    {
        _package.With(Path, "func f() throws {\n  total(1)\n}\n");
        _package.Error(Path, Message, "total(1)");
        Assert.Empty(await ProposeAsync(Teaching.Fix(Teaching.MissingTry, Teaching.Keys(), "search/effects", UseOutcome.Reverted)));
    }

    [Fact]
    public async Task A_diff_is_repeated_for_the_very_same_failure_only()
    {
        _package.With(Path, "func f() {\n  total(1)\n}\n");
        _package.Error(Path, Message, "total(1)");
        var literal = new FixTemplate { Diff = "--- a/x\n+++ b/x\n" };
        Assert.Empty(await ProposeAsync(Teaching.Fix(literal, Teaching.Keys(exact: "another"))));
        Assert.Equal(literal.Diff, Assert.IsType<Patch.Unified>(Assert.Single(await ProposeAsync(Teaching.Fix(literal, Teaching.Keys()))).Patch).Diff);
    }

    [Fact]
    public async Task Another_class_brings_nothing_to_mind()
    {
        _package.With(Path, "func f() throws {\n  total(1)\n}\n");
        _package.Error(Path, Message, "total(1)");
        Assert.Empty(await ProposeAsync(Teaching.Fix(Teaching.MissingTry, Teaching.Keys("another"))));
    }

    [Fact]
    public async Task No_more_than_four_are_proposed()
    {
        _package.With(Path, "func f() throws {\n  total(1)\n}\n");
        _package.Error(Path, Message, "total(1)");
        var fixes = Enumerable.Range(0, 6).Select(number => Teaching.Fix(new FixTemplate { Diff = $"{number}" }, Teaching.Keys())).ToArray();
        Assert.Equal(4, (await ProposeAsync(fixes)).Count);
    }

    [Fact]
    public async Task The_manifest_is_mended_like_a_source()
    {
        var template = new FixTemplate
        {
            Edits = [new EditTemplate(new EditPlace(PlaceKind.Manifest), ["name", ":"], [$"\"{Elements.Hole}2\""], [","], [$"\"{Elements.Hole}1\""])],
        };
        _package.With(Path, "let a = 1\n").With("Package.swift", "let package = Package(name: \"shop\", targets: [.target(name: \"Shp\", path: \"x\")])\n");
        _package.Error(Path, "no 'Shop' but 'Shp'", "a = 1");
        var candidate = Assert.Single(await ProposeAsync(Teaching.Fix(template, Teaching.Keys())));
        Assert.Contains(".target(name: \"Shop\", path: \"x\")", PackageFolder.TextOf(candidate, "Package.swift"), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<Candidate>> ProposeAsync(params RememberedFix[] fixes)
    {
        var diagnosis = _package.Diagnosis() with { Failures = [.. _package.Diagnostics.Select(error => new Failure(Teaching.Keys(), error))] };
        return await new MemoryFixer(new ScriptedMemory(fixes)).ProposeAsync(new RepairContext(_package.Root, diagnosis, null), TestContext.Current.CancellationToken);
    }
}
