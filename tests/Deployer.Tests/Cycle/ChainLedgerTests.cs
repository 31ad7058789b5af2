using Deployer.Cycle;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>Nothing is tried, and nothing shipped, for ever; each look here is a new run of the program.</summary>
public sealed class ChainLedgerTests
{
    [Fact]
    public async Task Failed_candidates_count_over_the_cycles_of_a_chain()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken, "fix: {attempts: 2}");
        using var _ = world;
        world.Fixers.AddRange(ScriptedFixer.Writing("rule/one", ("note.txt", "1")), ScriptedFixer.Writing("rule/two", ("note.txt", "2")));
        await world.LookAsync();

        await remote.PushAsync(("elsewhere.txt", "more\n"));
        var second = await world.LookAsync();
        var (_, why) = await world.RunAsync("why", "api");

        Assert.Equal("2 candidates for this failure failed in earlier cycles, which is the limit", second.Cycle!.Summary);
        Assert.Empty(await world.ReadAsync(journal => journal.ListAttemptsAsync(second.Cycle.Id, World.Token)));
        Assert.Contains("2 cycles since", why);
        Assert.Contains("tried 2 candidates", why);
    }

    [Fact]
    public async Task Candidates_of_a_cycle_that_was_cut_off_count_too()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken, "fix: {attempts: 2}");
        using var __ = world;
        world.Fixers.AddRange(ScriptedFixer.Writing("rule/one", ("note.txt", "1")), ScriptedFixer.Writing("rule/two", ("note.txt", "2")));
        world.Around = CrashingJournal.AtStep("propose", "rule/two");
        await Assert.ThrowsAsync<CrashException>(world.LookAsync);
        world.Around = journal => journal;

        var report = await world.LookAsync();

        Assert.Equal("2 candidates failed, which is the limit", report.Cycle!.Summary);
        Assert.Single(await world.ReadAsync(journal => journal.ListAttemptsAsync(report.Cycle.Id, World.Token)));
    }

    [Fact]
    public async Task A_wish_to_rebuild_starts_a_new_ledger()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken, "fix: {attempts: 1}");
        using var __ = world;
        world.Fixers.Add(ScriptedFixer.Writing("rule/one", ("note.txt", "1")));
        await world.LookAsync();
        world.Fixers.Insert(0, ScriptedFixer.Mending());

        await world.RunAsync("trigger", "api", "--rebuild");

        Assert.Equal(CycleOutcome.Fixed, (await world.LookAsync()).Cycle!.Outcome);
    }

    [Fact]
    public async Task Other_fix_options_are_other_means_and_a_known_red_is_tried_again_with_them()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken, "fix: {attempts: 1}");
        using var _ = world;
        world.Fixers.AddRange(ScriptedFixer.Writing("rule/one", ("note.txt", "1")), ScriptedFixer.Mending());
        var red = await world.LookAsync();

        world.Configure("api", $"remote: \"{remote.Folder}\"", "fix: {attempts: 2}");
        var retried = await world.LookAsync();

        Assert.Equal((CycleOutcome.Red, CycleOutcome.Fixed), (red.Cycle!.Outcome, retried.Cycle?.Outcome));
    }

    [Fact]
    public async Task A_fix_that_somebody_undid_is_not_made_again()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        await world.LookAsync();
        var undone = await remote.PushAsync(("app.c", ShellService.Broken));

        var report = await world.LookAsync();
        var next = await world.LookAsync();
        var (_, why) = await world.RunAsync("why", "api");

        Assert.Equal(CycleOutcome.Red, report.Cycle!.Outcome);
        Assert.StartsWith("the branch is back at what rule/mend mended on 2026-03-01", report.Cycle.Summary);
        Assert.Null(next.Cycle);
        Assert.Contains("somebody undid that fix", why);
        Assert.Equal(undone, await remote.HeadAsync("main"));
    }

    [Fact]
    public async Task A_failure_that_comes_back_after_each_fix_is_left_to_a_person_in_the_end()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        var outcomes = new List<CycleOutcome?>();
        for (var round = 0; round < 4; round++)
        {
            await remote.PushAsync(("app.c", ShellService.Broken), ("round.txt", $"{round}\n"));
            outcomes.Add((await world.LookAsync()).Cycle?.Outcome);
            await remote.PushAsync(("unrelated.txt", $"{round}\n"));
            await world.LookAsync();
        }

        Assert.Equal([CycleOutcome.Fixed, CycleOutcome.Fixed, CycleOutcome.Fixed, CycleOutcome.Red], outcomes);
        var left = (await world.ReadAsync(journal => journal.ListCyclesAsync(World.Api, 1, World.Token)))[0];
        Assert.Equal("3 fixes of this very failure were shipped, and it is back: it takes a person", left.Summary);
    }

    [Fact]
    public async Task A_chain_that_goes_round_in_circles_is_stopped()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        await remote.PushAsync(("beta.c", "BROKEN refund\n"));
        world.Fixers.AddRange(
            ScriptedFixer.Writing("rule/half", ("app.c", "half\n")), ScriptedFixer.Writing("rule/back", ("app.c", ShellService.Broken)));

        var report = await world.LookAsync();

        Assert.Equal("rule/back leads back to files that were there before: the chain goes round in circles", report.Cycle!.Summary);
        var attempts = await world.ReadAsync(journal => journal.ListAttemptsAsync(report.Cycle.Id, World.Token));
        Assert.Equal(["progress", "does not apply", "no progress"], attempts.Select(attempt => attempt.Verdict));
    }

    [Fact]
    public async Task A_merge_that_brings_our_fix_with_other_changes_remembers_who_made_it()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Environment["DISPATCHER_USE_PRS"] = "1";
        world.Fixers.Add(ScriptedFixer.Mending());
        var waiting = await world.LookAsync();
        await remote.MergeAsync(waiting.Cycle!.FixBranch!);
        await remote.PushAsync(("other.txt", "more\n"));

        var report = await world.LookAsync();

        Assert.Equal((CycleOutcome.Green, "rule/mend"), (report.Cycle?.Outcome, report.After.Fixer));
    }
}
