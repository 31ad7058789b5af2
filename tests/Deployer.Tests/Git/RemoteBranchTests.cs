using Deployer.Git;
using Deployer.Kernel;
using Xunit;
using static Deployer.Tests.Git.GitWorld;

namespace Deployer.Tests.Git;

public sealed class RemoteBranchTests
{
    [Fact]
    public async Task A_repository_that_the_state_folder_lies_in_has_no_say_in_where_the_remote_is()
    {
        using var world = await CreateAsync();
        await world.RunAsync(world[""], "init", "-q", ".");
        await world.RunAsync(world[""], "config", $"url.{world["elsewhere"]}.insteadOf", world.RemoteFolder);

        var tip = await RemoteBranch.ReadAsync(world.Git, new(world.RemoteFolder, null), "main", Token);

        Assert.Equal(await world.HeadAsync(world.Person), tip);
        await Assert.ThrowsAnyAsync<Exception>(() => world.RunAsync(world[""], "ls-remote", world.RemoteFolder));
    }

    [Fact]
    public async Task An_address_that_names_a_program_is_refused()
    {
        using var world = new GitWorld();

        await Assert.ThrowsAsync<UsageException>(() => RemoteBranch.ReadAsync(world.Git, new("ext::sh -c true", null), "main", Token));
    }
}
