using Deployer.Cycle;
using Deployer.Tests.Cycle;
using Xunit;

namespace Deployer.Tests.Ship;

/// <summary>Somebody pushes while a fix is made.</summary>
public sealed class MovedBranchTests
{
    [Fact]
    public async Task A_remote_that_moved_during_the_fix_gets_it_on_top_verified_again()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        string? moved = null;
        world.Fixers.Add(ScriptedFixer.Mending(meanwhile: async () => moved = (await remote.PushAsync(("README", "by a person\n"))).Value));

        var report = await world.LookAsync();

        Assert.Equal(CycleOutcome.Fixed, report.Cycle!.Outcome);
        Assert.Equal([report.Cycle.FixCommit!.Value, moved!], (await remote.HistoryAsync()).Take(2));
        Assert.Equal(("by a person\n", "fine\nmended\n"), (await remote.ReadAsync("README"), await remote.ReadAsync("app.c")));

        // As it came, the candidate, the gate, and the gate on the moved branch.
        Assert.Equal((4, 5), (world.Builds(), world.Tests()));
        Assert.Null((await world.LookAsync()).Cycle);
    }

    [Fact]
    public async Task A_remote_that_moved_in_conflict_with_the_fix_is_left_alone_and_looked_at_again()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        string? moved = null;
        world.Fixers.Add(ScriptedFixer.Mending(meanwhile: async () => moved = (await remote.PushAsync(("app.c", "by a person\n"))).Value));

        var report = await world.LookAsync();
        var next = await world.LookAsync();

        Assert.Equal(CycleOutcome.Failed, report.Cycle!.Outcome);
        Assert.Contains("does not apply to the moved branch", report.Note);
        Assert.Equal(moved, (await remote.HeadAsync("main"))!.Value);
        Assert.Equal((ServiceState.Green, moved), (next.After.State, next.Cycle?.Commit.Value));
    }

    [Fact]
    public async Task A_fix_that_is_not_green_on_the_moved_branch_is_not_pushed()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        string? moved = null;
        world.Fixers.Add(ScriptedFixer.Mending(meanwhile: async () => moved = (await remote.PushAsync(("new.c", "BROKEN news\n"))).Value));

        var report = await world.LookAsync();

        Assert.Contains("on the moved branch the fix is refused", report.Note);
        Assert.Equal(moved, (await remote.HeadAsync("main"))!.Value);
    }

    [Fact]
    public async Task A_commit_that_a_person_took_back_during_the_fix_is_not_brought_back_by_it()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        var healthy = await remote.HeadAsync("main");
        await remote.PushAsync(("app.c", ShellService.Broken));
        world.Fixers.Add(ScriptedFixer.Mending(meanwhile: () => RemoteRepository.GitAsync(
            remote.Folder, "update-ref", "refs/heads/main", healthy!.Value)));

        var report = await world.LookAsync();
        var next = await world.LookAsync();

        Assert.Equal(CycleOutcome.Failed, report.Cycle!.Outcome);
        Assert.Equal((healthy, healthy), (await remote.HeadAsync("main"), next.After.LastGreen));
    }

    [Fact]
    public async Task A_branch_that_was_deleted_during_the_fix_is_not_made_again()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending(meanwhile: () => RemoteRepository.GitAsync(remote.Folder, "update-ref", "-d", "refs/heads/main")));

        var report = await world.LookAsync();

        Assert.Contains("the branch 'main' is gone", report.Note, StringComparison.Ordinal);
        Assert.Null(await remote.HeadAsync("main"));
    }

    [Fact]
    public async Task A_branch_that_keeps_moving_is_given_up_for_now()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        world.OnBuild($$"""
            case "$PWD" in */clean/*)
              export GIT_DIR="{{remote.Folder}}"
              blob=$(wc -l < "$TALLY/builds" | git hash-object -w --stdin)
              tree=$({ git ls-tree main | grep -v count.txt; printf '100644 blob %s\tcount.txt\n' "$blob"; } | git mktree)
              git update-ref refs/heads/main "$(git -c user.name=p -c user.email=p@localhost commit-tree -p main -m moved "$tree")";;
            esac
            """);

        var report = await world.LookAsync();

        Assert.Equal((CycleOutcome.Failed, "main moved 4 times while the fix was verified"), (report.Cycle!.Outcome, report.Note));
        Assert.Equal(ShellService.Broken, await remote.ReadAsync("app.c"));
    }
}
