using Deployer.Kernel;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.History;
using Xunit;

namespace Deployer.Tests.Repair.History;

public sealed class RestorationTests
{
    private const string Path = "Sources/A.swift";
    private const string Green = "a\nb\nc\nd\ne\n";

    [Theory]
    [InlineData("a\nB\nc\nd\ne\n", "a\nb\nc\nd\ne\n")]
    [InlineData("a\nc\nd\ne\nnew\n", "a\nb\nc\nd\ne\nnew\n")]
    [InlineData("a\nb\nmore\nc\nd\ne\n", "a\nb\nc\nd\ne\n")]
    [InlineData("a\n", "a\nb\nd\n")]
    [InlineData("", "a\nb\nc\nd\ne\n")]
    [InlineData("a\nb\n", "a\nb\n")]
    public void What_green_had_at_the_place_is_restored(string before, string after) => Assert.True(IsRestored(before, after));

    [Theory]
    [InlineData("a\nB\nc\nd\ne\n", "a\nbb\nc\nd\ne\n")]
    [InlineData("a\nc\nd\ne\n", "a\nb\nx\nc\nd\ne\n")]
    [InlineData("a\nb\nc\nd\ne\n", "a\nb\nd\ne\n")]
    [InlineData("a\nc\nd\ne\n", "a\nc\nd\ne\nb\n")]
    [InlineData("a\nB\nc\nD\ne\n", "a\nb\nc\nDD\ne\n")]
    public void What_green_had_not_or_elsewhere_is_not(string before, string after) => Assert.False(IsRestored(before, after));

    [Fact]
    public void A_file_that_green_had_not_is_not_restored() => Assert.False(Restoration.IsRestored("Sources/B.swift", "", "a\n", Version()));

    private static bool IsRestored(string before, string after) => Restoration.IsRestored(Path, before, after, Version());

    private static GreenVersion Version() => new(
        CommitId.Parse(new string('a', 40)),
        new PackageSources(null, new(StringComparer.Ordinal) { [Path] = new SwiftOutline(new SwiftSource(new SourceFile(Path, Green))) }));
}
