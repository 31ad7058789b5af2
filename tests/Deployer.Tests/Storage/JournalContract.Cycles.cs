using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Kernel;
using Xunit;

namespace Deployer.Tests.Storage;

/// <content>Cycles with their steps, attempts and effects.</content>
public abstract partial class JournalContract
{
    [Fact]
    public async Task A_cycle_comes_back_as_it_was_saved()
    {
        var full = Cycle("20260301-120000-ab12", Payments, Noon) with
        {
            Ended = Noon.AddMinutes(3),
            Outcome = CycleOutcome.Fixed,
            Fingerprint = Known,
            FailureClass = FailureClass.Link,
            Cause = Strange,
            Fixer = "fix-it",
            FixCommit = Second,
            FixBranch = "codex/payments/12345678",
            Summary = Strange,
            TestsRun = 12,
            TestsPassed = 11,
            LogFile = "/srv/deploy/logs/payments/build-20260301-120000.log",
            Reflected = true,
        };
        var bare = Cycle("20260301-120000-ab13", Core, Noon);
        await Journal.SaveCycleAsync(full, Token);
        await Journal.SaveCycleAsync(bare, Token);
        await ReopenAsync();

        Assert.Equal(full, await Journal.FindCycleAsync(full.Id, Token));
        Assert.Equal(bare, await Journal.FindCycleAsync(bare.Id, Token));
        Assert.Null(await Journal.FindCycleAsync("20260301-120000-ab1", Token));
    }

    [Fact]
    public async Task A_cycle_saved_again_keeps_its_steps_and_attempts()
    {
        var cycle = Cycle("c1", Payments, Noon);
        await Journal.SaveCycleAsync(cycle, Token);
        await Journal.AddStepAsync("c1", new CycleStep(Noon, "build", "Compiled."), Token);
        await Journal.AddAttemptAsync("c1", new AttemptRecord("fix-it", "passed", "", "high", "", 1), Token);

        await Journal.SaveCycleAsync(cycle with { Outcome = CycleOutcome.Green }, Token);

        Assert.Equal(CycleOutcome.Green, (await Journal.FindCycleAsync("c1", Token))!.Outcome);
        Assert.Single(await Journal.ListStepsAsync("c1", Token));
        Assert.Single(await Journal.ListAttemptsAsync("c1", Token));
    }

    [Fact]
    public async Task Cycles_are_listed_newest_first_of_one_service_or_all_up_to_a_limit()
    {
        await Journal.SaveCycleAsync(Cycle("c2", Payments, Noon.AddMinutes(1)), Token);
        await Journal.SaveCycleAsync(Cycle("c3", Core, Noon.AddMinutes(2).ToUniversalTime()), Token);
        await Journal.SaveCycleAsync(Cycle("c1", Payments, Noon), Token);
        await Journal.SaveCycleAsync(Cycle("c4", Payments, Noon.AddMinutes(1)), Token);

        Assert.Equal(["c3", "c4", "c2", "c1"], Ids(await Journal.ListCyclesAsync((ServiceName?)null, 10, Token)));
        Assert.Equal(["c4", "c2", "c1"], Ids(await Journal.ListCyclesAsync(Payments, 10, Token)));
        Assert.Equal(["c4", "c2"], Ids(await Journal.ListCyclesAsync(Payments, 2, Token)));
    }

    [Fact]
    public async Task Cycles_are_found_by_the_beginning_of_their_ids_and_nothing_in_it_is_a_wildcard()
    {
        await Journal.SaveCycleAsync(Cycle("20260301-a", Payments, Noon), Token);
        await Journal.SaveCycleAsync(Cycle("20260301-b", Core, Noon.AddMinutes(1)), Token);
        await Journal.SaveCycleAsync(Cycle("20260302-a", Core, Noon.AddDays(1)), Token);

        Assert.Equal(["20260301-b", "20260301-a"], Ids(await Journal.ListCyclesAsync("20260301", 10, Token)));
        Assert.Equal(["20260301-b"], Ids(await Journal.ListCyclesAsync("20260301", 1, Token)));
        Assert.Equal(["20260302-a"], Ids(await Journal.ListCyclesAsync("20260302-a", 10, Token)));
        Assert.Empty(await Journal.ListCyclesAsync("2026030_", 10, Token));
        Assert.Empty(await Journal.ListCyclesAsync("%", 10, Token));
    }

    [Fact]
    public async Task Steps_and_attempts_come_back_in_the_order_they_were_added()
    {
        await Journal.SaveCycleAsync(Cycle("c1", Payments, Noon), Token);
        await Journal.SaveCycleAsync(Cycle("c2", Payments, Noon), Token);
        CycleStep[] steps = [new(Noon.AddHours(1), "test", Strange), new(Noon, "build", "")];
        AttemptRecord[] attempts =
        [
            new("rule/z", "does not apply", Strange, "low", "", 0.125),
            new("fix-it", "passed", "", "high", "--- a/ä\n+++ b/ä\n@@ -1 +1 @@\r\n", 1e-9),
        ];
        foreach (var step in steps) await Journal.AddStepAsync("c1", step, Token);
        foreach (var attempt in attempts) await Journal.AddAttemptAsync("c1", attempt, Token);
        await Journal.AddStepAsync("c2", steps[0], Token);
        await ReopenAsync();

        Assert.Equal(steps, await Journal.ListStepsAsync("c1", Token));
        Assert.Equal(attempts, await Journal.ListAttemptsAsync("c1", Token));
        Assert.Empty(await Journal.ListAttemptsAsync("c2", Token));
        Assert.Empty(await Journal.ListStepsAsync("c3", Token));
    }

    [Fact]
    public async Task An_effect_is_open_until_its_outcome_is_saved_and_the_oldest_comes_first()
    {
        var younger = new EffectRecord("e1", "c1", Payments, "push", """{"branch":"main"}""", null, Noon.AddSeconds(1));
        var older = new EffectRecord("e2", "c1", Core, "restart", Strange, null, Noon);
        var same = older with { Id = "e0", Kind = "log-branch" };
        foreach (var effect in new[] { younger, older, same }) await Journal.SaveEffectAsync(effect, Token);
        await ReopenAsync();
        Assert.Equal([older, same, younger], await Journal.ListOpenEffectsAsync(Token));

        Assert.Equal([younger, older, same], await Journal.ListEffectsAsync("c1", Token));
        Assert.Empty(await Journal.ListEffectsAsync("c2", Token));

        await Journal.SaveEffectAsync(older with { Outcome = "" }, Token);
        Assert.Equal([same, younger], await Journal.ListOpenEffectsAsync(Token));
    }

    [Fact]
    public async Task A_cycle_is_settled_with_its_service_its_verdict_and_its_answer()
    {
        var cycle = Cycle("c1", Payments, Noon);
        await Journal.SaveCycleAsync(cycle, Token);
        var settlement = new Settlement(cycle with { Outcome = CycleOutcome.Fixed })
        {
            Work = new WorkRecord(Payments, "k1", true, null, FailureClass.None, null, null, Noon, Noon, 1),
            Feedback = new FeedbackRecord("aa", "fix.json", "applied", "", First, Noon) { Service = Payments },
        };

        var service = await Journal.SettleAsync(settlement, current => current with { Cause = "settled" }, Token);
        await ReopenAsync();

        Assert.Equal(("settled", Payments), (service.Cause, service.Name));
        Assert.Equal("settled", (await Journal.FindServiceAsync(Payments, Token))!.Cause);
        Assert.Equal(CycleOutcome.Fixed, (await Journal.FindCycleAsync("c1", Token))!.Outcome);
        Assert.Equal(settlement.Work, await Journal.FindWorkAsync(Payments, "k1", Token));
        Assert.Equal(settlement.Feedback, await Journal.FindFeedbackAsync("aa", Token));
    }

    [Fact]
    public async Task A_settlement_that_fails_settles_nothing()
    {
        var cycle = Cycle("c1", Payments, Noon);
        await Journal.SaveCycleAsync(cycle, Token);

        await Assert.ThrowsAsync<TimeoutException>(() => Journal.SettleAsync(
            new Settlement(cycle with { Outcome = CycleOutcome.Green }), _ => throw new TimeoutException(), Token));

        Assert.Equal(CycleOutcome.Running, (await Journal.FindCycleAsync("c1", Token))!.Outcome);
    }

    [Fact]
    public async Task Cycles_that_came_to_something_wait_to_be_reflected_the_oldest_first()
    {
        var green = Cycle("c1", Payments, Noon.AddMinutes(1)) with { Outcome = CycleOutcome.Green };
        var red = Cycle("c2", Payments, Noon) with { Outcome = CycleOutcome.Red };
        await Journal.SaveCycleAsync(green, Token);
        await Journal.SaveCycleAsync(red, Token);
        await Journal.SaveCycleAsync(green with { Id = "c3", Reflected = true }, Token);
        await Journal.SaveCycleAsync(green with { Id = "c4", Outcome = CycleOutcome.Cancelled }, Token);
        await Journal.SaveCycleAsync(green with { Id = "c5", Outcome = CycleOutcome.Running }, Token);
        await Journal.SaveCycleAsync(green with { Id = "c6", Service = Core }, Token);

        Assert.Equal(["c2", "c1"], Ids(await Journal.ListUnreflectedCyclesAsync(Payments, 10, Token)));
        Assert.Equal(["c2"], Ids(await Journal.ListUnreflectedCyclesAsync(Payments, 1, Token)));
    }

    private static IEnumerable<string> Ids(IEnumerable<CycleRecord> cycles) => cycles.Select(cycle => cycle.Id);

    [Fact]
    public async Task The_tests_in_quarantine_are_kept_by_service_and_replaced_as_a_whole()
    {
        var one = new QuarantinedTest(Payments, "M.A/testOne", First, Noon, Noon.AddDays(14), Strange, Strange)
        {
            File = "Tests/A.swift",
            Content = new string('2', 40),
            Failed = 3,
            Passed = 2,
        };
        var two = new QuarantinedTest(Payments, "M.A/testTwo", Second, Noon, Noon, "someone", "");
        await Journal.SaveQuarantinedTestsAsync(Payments, [two, one], Token);
        await Journal.SaveQuarantinedTestsAsync(Core, [two with { Service = Core }], Token);

        await ReopenAsync();
        Assert.Equal([one, two], await Journal.ListQuarantinedTestsAsync(Payments, Token));

        var cycle = Cycle("20260301-120000-aaaa", Payments, Noon);
        await Journal.SettleAsync(new Settlement(cycle), service => service, Token);
        Assert.Equal(2, (await Journal.ListQuarantinedTestsAsync(Payments, Token)).Count);
        await Journal.SettleAsync(new Settlement(cycle) { Quarantine = [two] }, service => service, Token);
        Assert.Equal([two], await Journal.ListQuarantinedTestsAsync(Payments, Token));
        Assert.Single(await Journal.ListQuarantinedTestsAsync(Core, Token));
    }
}
