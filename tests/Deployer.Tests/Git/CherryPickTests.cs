using Deployer.Git;
using Deployer.Repair;
using Xunit;
using static Deployer.Tests.Git.GitWorld;

namespace Deployer.Tests.Git;

public sealed class CherryPickTests
{
    [Fact]
    public async Task A_fix_is_repeated_on_top_of_a_remote_that_moved_with_its_message()
    {
        using var world = await CreateAsync(("x", "1\n"));
        var (mirror, slot, head) = await world.OpenSlotAsync();
        using var opened = mirror;
        var fix = await mirror.WriteFilesAsync(head, new Dictionary<string, byte[]> { ["x"] = Bytes("2\n") }, "Fix x\n\nCodex-Cycle: 7", Token);
        await world.CommitAsync("Meanwhile", ("y", "1\n"));
        var onto = (await mirror.FetchAsync("main", Token))!;

        var applied = Assert.IsType<ApplyOutcome.Applied>(await slot.CherryPickAsync(fix, onto, Token));

        Assert.Equal([applied.Commit], await mirror.ListCommitsAsync(onto, applied.Commit, Token));
        Assert.Equal("Fix x\n\nCodex-Cycle: 7", await mirror.ReadMessageAsync(applied.Commit, Token));
        Assert.Equal("2\n", File.ReadAllText(Path.Combine(slot.Folder, "x")));
    }

    [Theory]
    [InlineData("3\n", "conflicts")]
    [InlineData("2\n", "already")]
    public async Task A_fix_that_no_longer_fits_is_dropped_cleanly(string meanwhile, string reason)
    {
        using var world = await CreateAsync(("x", "1\n"));
        var (mirror, slot, head) = await world.OpenSlotAsync();
        using var opened = mirror;
        var fix = await mirror.WriteFilesAsync(head, new Dictionary<string, byte[]> { ["x"] = Bytes("2\n") }, "Fix", Token);
        await world.CommitAsync("Meanwhile", ("x", meanwhile));
        var onto = (await mirror.FetchAsync("main", Token))!;

        var refused = Assert.IsType<ApplyOutcome.DoesNotApply>(await slot.CherryPickAsync(fix, onto, Token));

        Assert.Contains(reason, refused.Reason);
        Assert.Equal(onto, await slot.ReadHeadAsync(Token));
        Assert.Equal("", await world.RunAsync(slot.Folder, "status", "--porcelain"));
        Assert.IsType<ApplyOutcome.Applied>(await slot.ApplyAsync(new Patch.Edits([new("x", Bytes("4\n"))]), ".", Token));
    }
}
