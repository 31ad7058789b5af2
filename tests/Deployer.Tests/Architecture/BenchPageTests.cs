using System.Text.RegularExpressions;
using Xunit;

namespace Deployer.Tests.Architecture;

/// <summary>What is measured can be called, and is on the page.</summary>
public sealed partial class BenchPageTests
{
    private static readonly IReadOnlyList<string> _benches = [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "bench", "Deployer.Bench"), "*Bench.cs")
        .Select(File.ReadAllText)
        .Where(text => text.Contains(": IBench"))];

    [Fact]
    public void Every_bench_is_listed()
    {
        var list = Repository.Read("bench/Deployer.Bench/Benches.cs");

        Assert.NotEmpty(_benches);
        Assert.All(_benches, bench => Assert.Contains($"new {ClassName().Match(bench).Groups[1].Value}()", list));
    }

    [Fact]
    public void Every_bench_has_its_section_on_the_page_and_every_section_its_bench()
    {
        var sections = Section().Matches(Repository.Read("docs/benchmarks.md")).Select(match => match.Groups[1].Value);

        Assert.Equal(_benches.Select(bench => BenchName().Match(bench).Groups[1].Value).Order(), sections.Order());
    }

    [GeneratedRegex(@"class (\w+) : IBench")]
    private static partial Regex ClassName();

    [GeneratedRegex("string Name => \"([a-z-]+)\"")]
    private static partial Regex BenchName();

    [GeneratedRegex("<!-- bench:([a-z-]+) -->")]
    private static partial Regex Section();
}
