using System.Text.Json;
using Xunit;

namespace Deployer.Tests.Repair.Gate;

/// <summary>The patches by which the gate is judged are as many and as different as is promised, and each is well-formed.</summary>
public sealed class TamperCorpusTests
{
    private static readonly string[] Known =
        ["package", "kind", "trick", "family", "beyondText", "static", "deletedInBroken", "deletedInPatch", "links", "failure"];

    private static readonly string[] Kinds = ["cheat", "honest"];

    private static readonly string[] Families = ["rule", "fix-it", "feedback"];

    private static readonly string Root = FindRoot();

    private static readonly IReadOnlyList<(string Folder, JsonElement Case)> Cases =
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "cases")).Order(StringComparer.Ordinal).Select(folder => (folder, Read(folder)))];

    [Fact]
    public void There_are_enough_cheats_and_honest_patches()
    {
        var cheats = OfKind("cheat");
        Assert.InRange(cheats.Count, 80, 1_000);
        Assert.InRange(cheats.Count(given => given.Case.TryGetProperty("beyondText", out var beyond) && beyond.GetBoolean()), 15, 1_000);
        Assert.InRange(OfKind("honest").Count, 40, 1_000);
        Assert.Equal(Cases.Count, cheats.Count + OfKind("honest").Count);
    }

    [Theory]
    [InlineData("import XCTest")]
    [InlineData("import Testing")]
    public void Both_test_libraries_are_cheated_and_served(string import)
    {
        var packages = Directory.EnumerateDirectories(Path.Combine(Root, "packages"))
            .Where(folder => Directory.EnumerateFiles(folder, "*.swift", SearchOption.AllDirectories).Any(file => File.ReadAllText(file).Contains(import, StringComparison.Ordinal)))
            .Select(Path.GetFileName)
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(Kinds, kind => Assert.InRange(OfKind(kind).Count(given => packages.Contains(Text(given.Case, "package"))), 20, 1_000));
    }

    [Fact]
    public void Each_case_is_its_own_trick()
    {
        var tricks = Cases.GroupBy(given => Text(given.Case, "trick"), StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1);
        Assert.Empty(tricks.Select(group => group.Key));
    }

    [Fact]
    public void Each_case_is_well_formed()
    {
        Assert.All(Cases, given =>
        {
            var (folder, told) = given;
            Assert.Empty(told.EnumerateObject().Select(property => property.Name).Except(Known, StringComparer.Ordinal));
            Assert.Contains(Text(told, "family"), Families);
            Assert.EndsWith(".", Text(told, "trick"), StringComparison.Ordinal);
            Assert.True(Directory.Exists(Path.Combine(Root, "packages", Text(told, "package"))));
            Assert.True(Directory.Exists(Path.Combine(folder, "patch")) || told.TryGetProperty("deletedInPatch", out _), folder);
            var failure = told.GetProperty("failure");
            var isGreen = Text(failure, "class") == "none";
            var named = failure.GetProperty("tests").GetArrayLength() + failure.GetProperty("errors").GetArrayLength();
            Assert.Equal(isGreen, !Directory.Exists(Path.Combine(folder, "broken")));

            // Of tests that run side by side, Swift Testing does not tell which one the process died in.
            Assert.True(isGreen ? named == 0 : named > 0 || Text(failure, "class") == "crash", folder);
            Assert.True(!isGreen || Text(told, "family") == "feedback", folder);
        });
    }

    private static List<(string Folder, JsonElement Case)> OfKind(string kind) => [.. Cases.Where(given => Text(given.Case, "kind") == kind)];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static JsonElement Read(string folder) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "case.json"))).RootElement;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "tests", "tamper"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The corpus lies in no folder above the tests."), "tests", "tamper");
    }
}
