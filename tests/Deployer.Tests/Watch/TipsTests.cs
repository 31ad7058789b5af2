using Deployer.Kernel;
using Deployer.Tests.Git;
using Deployer.Watch;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Watch;

public sealed class TipsTests
{
    [Fact]
    public async Task A_branch_is_asked_for_once_until_it_is_forgotten()
    {
        using var world = await GitWorld.CreateAsync();
        var (tips, source) = (new Tips(world.Git), SourceOf(world));

        var first = await tips.ReadAsync(source, GitWorld.Token);
        var second = await world.CommitAsync("Second", ("README", "again\n"));

        Assert.Equal(first, await tips.ReadAsync(source, GitWorld.Token));
        tips.Forget(source);
        Assert.Equal(new TipReading.At(second), await tips.ReadAsync(source, GitWorld.Token));
    }

    [Fact]
    public async Task Asking_makes_no_mirror()
    {
        using var world = await GitWorld.CreateAsync();

        Assert.IsType<TipReading.At>(await new Tips(world.Git).ReadAsync(SourceOf(world), GitWorld.Token));

        Assert.Empty(Directory.EnumerateDirectories(world.Git.StateFolder));
    }

    [Fact]
    public async Task A_remote_without_the_branch_and_one_that_is_gone_say_why()
    {
        using var world = await GitWorld.CreateAsync("other");
        var source = SourceOf(world);

        var absent = await new Tips(world.Git).ReadAsync(source, GitWorld.Token);
        Directory.Delete(world.RemoteFolder, recursive: true);
        var gone = await new Tips(world.Git).ReadAsync(source, GitWorld.Token);

        Assert.Contains("no branch 'main'", Assert.IsType<TipReading.Unreadable>(absent).Reason);
        Assert.Contains(world.RemoteFolder, Assert.IsType<TipReading.Unreadable>(gone).Reason);
    }

    private static ServiceSource SourceOf(GitWorld world) =>
        new(new ServiceOptions { Name = ServiceName.Parse("payments") }, new(world.RemoteFolder, null), ".");
}
