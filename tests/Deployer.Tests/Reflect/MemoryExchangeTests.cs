using Deployer.Repair.Memory;
using Deployer.Storage.Sqlite;
using Deployer.Tests.Cycle;
using Deployer.Tests.Repair.Memory;
using Xunit;

namespace Deployer.Tests.Reflect;

/// <summary>Machines that share a log branch share what they learned.</summary>
public sealed class MemoryExchangeTests
{
    private static readonly RememberedFix Known = Teaching.Fix(Teaching.MissingTry, Teaching.Keys());

    [Fact]
    public async Task What_was_learned_goes_to_the_log_branch_with_the_next_cycle_and_is_written_once()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        Assert.DoesNotContain("memory.jsonl", await remote.FilesAsync("codex/logs"));

        await MemoryOf(world).SaveAsync([Known, Teaching.Fix(new FixTemplate { Diff = "--- a secret of the package\n" }, Teaching.Keys())], World.Token);
        await world.LookAsync();
        Assert.DoesNotContain("memory.jsonl", await remote.FilesAsync("codex/logs"));
        await remote.PushAsync(("notes.txt", "one more cycle\n"));
        await world.LookAsync();
        var written = await remote.HistoryAsync("codex/logs");
        await world.LookAsync();

        Assert.Equal(MemoryLines.Write([Known]), await remote.ReadAsync("memory.jsonl", "codex/logs"));
        Assert.Equal(written, await remote.HistoryAsync("codex/logs"));
    }

    [Fact]
    public async Task A_new_machine_begins_with_what_a_former_one_learned()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        await MemoryOf(world).SaveAsync([Known], World.Token);
        await remote.PushAsync(("notes.txt", "one more cycle\n"));
        await world.LookAsync();

        Directory.Delete(world.Layout.State, recursive: true);
        Directory.Delete(world.Layout.Logs, recursive: true);
        await world.LookAsync();

        Assert.Equal(Known.Uses, Assert.Single(await MemoryOf(world).ListAsync(World.Token)).Uses);
        Assert.Contains("1 remembered fixes from codex/logs", world.Told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_machine_wrote_is_taken_in_and_stays()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        var theirs = Known with { Uses = [Known.Uses[0] with { Id = Deployer.Kernel.Fingerprint.Of("theirs"), At = Teaching.Noon.AddDays(3) }] };
        await WriteAsync(remote, MemoryLines.Write([theirs]) + "nonsense\n");

        await MemoryOf(world).SaveAsync([Known], World.Token);
        await remote.PushAsync(("notes.txt", "one more cycle\n"));
        await world.LookAsync();

        var here = Assert.Single(await MemoryOf(world).ListAsync(World.Token));
        Assert.Equal(2, here.Verified);
        Assert.Equal(MemoryLines.Write([here]), await remote.ReadAsync("memory.jsonl", "codex/logs"));
    }

    [Fact]
    public async Task A_name_of_a_package_is_not_shared()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        var own = Teaching.Learn("m", "let a = ^b\nlet cart = 1\n", "let a = cart\nlet cart = 1\n")!;
        Assert.False(own.IsPortable, own.Text);
        await MemoryOf(world).SaveAsync([Teaching.Fix(own, Teaching.Keys())], World.Token);
        await remote.PushAsync(("notes.txt", "one more cycle\n"));
        await world.LookAsync();
        Assert.DoesNotContain("memory.jsonl", await remote.FilesAsync("codex/logs"));
    }

    private static SqliteFixMemory MemoryOf(World world) => new(world.Layout.Database);

    private static async Task WriteAsync(RemoteRepository remote, string content)
    {
        await RemoteRepository.GitAsync(remote.Person, "fetch", "-q", "origin", "codex/logs");
        await RemoteRepository.GitAsync(remote.Person, "checkout", "-q", "-b", "logs", "FETCH_HEAD");
        RemoteRepository.Write(remote.Person, ("memory.jsonl", content));
        await RemoteRepository.GitAsync(remote.Person, "add", "-A");
        await RemoteRepository.GitAsync(remote.Person, "commit", "-q", "-m", "Another machine");
        await RemoteRepository.GitAsync(remote.Person, "push", "-q", "origin", "HEAD:refs/heads/codex/logs");
        await RemoteRepository.GitAsync(remote.Person, "checkout", "-q", "main");
    }
}
