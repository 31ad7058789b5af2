using Deployer.Build.Swift;
using Deployer.Kernel;
using Deployer.Repair.History;
using Xunit;

namespace Deployer.Tests.Repair.History;

public sealed class LastGreenTests
{
    private static readonly SwiftManifest Manifest = new("App", "6.0.0", [new("App", "regular", "Sources/App", [])], []);

    [Fact]
    public async Task The_noted_commit_is_read_without_a_build()
    {
        using var world = await HistoryWorld.InFolderAsync("api", "grün", "red");
        var (noted, red) = await FetchAsync(world);
        var green = await FindAsync(world, noted, red);
        Assert.Equal(noted, green?.Commit);
        Assert.Equal("grÃ¼n\n", green?.TextOf(HistoryWorld.Source));
        Assert.Null(green?.TextOf("Sources/App/B.swift"));
        Assert.Equal("App", green?.Sources.TargetOf(HistoryWorld.Source)?.Name);
        Assert.Empty(world.Toolchain.Built);
    }

    [Fact]
    public async Task Nothing_is_known_when_none_is_noted_or_it_is_gone_or_it_is_the_red_one()
    {
        using var world = await HistoryWorld.OfAsync("green", "red");
        var (_, red) = await FetchAsync(world);
        Assert.Null(await FindAsync(world, null, red));
        Assert.Null(await FindAsync(world, red, red));
        Assert.Null(await FindAsync(world, CommitId.Parse(new string('b', 40)), red));
    }

    [Fact]
    public async Task Nothing_is_known_when_there_are_more_sources_than_can_be_looked_at()
    {
        using var world = await HistoryWorld.OfAsync();
        await world.CommitAsync("green", [.. Enumerable.Range(0, 1500).Select(number => ($"Sources/App/F{number}.swift", "x"))]);
        await world.CommitAsync("red");
        var (noted, red) = await FetchAsync(world);
        Assert.Null(await FindAsync(world, noted, red));
    }

    private static Task<GreenVersion?> FindAsync(HistoryWorld world, CommitId? noted, CommitId red) =>
        new LastGreen(noted, Manifest).FindAsync(world.Bench, red, HistoryWorld.Token);

    /// <summary>The last commit but one, and the last.</summary>
    private static async Task<(CommitId Noted, CommitId Red)> FetchAsync(HistoryWorld world)
    {
        await world.Mirror.FetchAsync("main", HistoryWorld.Token);
        return (await world.HeadAsync("HEAD~1"), await world.HeadAsync("HEAD"));
    }
}
