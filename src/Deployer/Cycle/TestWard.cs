using Deployer.Build;
using Deployer.Diagnose;
using Deployer.Repair;
using Deployer.Watch;

namespace Deployer.Cycle;

/// <summary>Keeps flaky tests in quarantine: lets them in, and says whether their failures count.</summary>
internal sealed class TestWard(IJournal journal, TimeProvider time)
{
    private const int MostEvidence = 500;

    /// <summary>
    /// The examination as the service is to be judged by it. Flaky tests are taken into quarantine, which ends with the cycle; a test
    /// that cannot be, or whose quarantine is over, makes it red.
    /// </summary>
    public async Task<Examination> AdmitAsync(Work work, CycleRun run, Workbench bench, Examination seen, CancellationToken cancellationToken)
    {
        var known = await journal.ListQuarantinedTestsAsync(work.Source.Name, cancellationToken);
        if (known.Count == 0 && seen.Diagnosis.Flaky.Count == 0)
        {
            return seen;
        }

        var kept = known.ToDictionary(test => test.Test, StringComparer.Ordinal);
        await DischargeAsync(run, kept, seen.Diagnosis, cancellationToken);
        var refusals = new List<string>();
        foreach (var flaky in seen.Diagnosis.Flaky)
        {
            var content = await ContentAsync(work, bench, flaky.File, cancellationToken);
            var before = kept.GetValueOrDefault(flaky.Id) is { } found && found.IsOf(content) ? found : null;
            if (WhyNot(work, flaky, before, kept.Count) is { } refusal)
            {
                refusals.Add($"{flaky.Name} {flaky.Evidence}; {refusal}");
                continue;
            }

            var isNew = before is null;
            kept[flaky.Id] = Count(before ?? await BeginAsync(work, bench, (flaky, content), cancellationToken), flaky);
            await run.StepAsync(
                "test",
                $"{(isNew ? "taken into" : "in")} quarantine until {kept[flaky.Id].Expires.UtcDateTime:yyyy-MM-dd}: {flaky.Name}, owner {kept[flaky.Id].Owner}",
                cancellationToken);
        }

        run.Quarantine = [.. kept.Values.OrderBy(test => test.Test, StringComparer.Ordinal)];
        return seen with { Diagnosis = Judge(seen.Diagnosis, refusals) };
    }

    /// <summary>What failed for good is told whether it failed at the last green commit, too: then it is hardly this commit's doing.</summary>
    public static async Task LookBackAsync(Work work, CycleRun run, Workbench bench, Examination seen, CancellationToken cancellationToken)
    {
        var failed = seen.Diagnosis.Tests.Where(test => test.Outcome == TestOutcome.Failed).Select(test => test.Id).ToHashSet(StringComparer.Ordinal);
        failed.ExceptWith(seen.Diagnosis.Flaky.Select(test => test.Id));
        if (seen.Diagnosis.FailureClass is not (FailureClass.Test or FailureClass.Crash) || work.Record.LastGreen is not { } green || green == work.Commit
            || !await bench.Mirror.HasCommitAsync(green, cancellationToken))
        {
            return;
        }

        await bench.Warm.CheckoutAsync(green, cancellationToken);
        var then = await bench.Examiner.ProbeAsync(bench.PlaceIn(bench.Warm, "last-green"), failed, cancellationToken);
        await bench.Warm.CheckoutAsync(work.Commit, cancellationToken);
        if (then is { Observation.Test: not null } && !then.Diagnosis.IsOfMachine)
        {
            var also = then.Diagnosis.Tests.Count(test => test.Outcome == TestOutcome.Failed && failed.Contains(test.Id));
            await run.StepAsync(
                "test",
                also == 0
                    ? $"at the last green commit {green.Short} what failed passes: it is of the commits since"
                    : $"at the last green commit {green.Short} {also} of {failed.Count} fail now, too: not for a change since, but for time or surroundings",
                cancellationToken);
        }
    }

    /// <summary>What fails each time now is no longer flaky.</summary>
    private static async Task DischargeAsync(
        CycleRun run, Dictionary<string, QuarantinedTest> kept, Diagnosis seen, CancellationToken cancellationToken)
    {
        var flaky = seen.Flaky.Select(test => test.Id).ToHashSet(StringComparer.Ordinal);
        var isSifted = seen.FailureClass is FailureClass.Test or FailureClass.Crash or FailureClass.Hang;
        foreach (var test in seen.Tests.Where(test => isSifted && test.Outcome == TestOutcome.Failed && !flaky.Contains(test.Id)))
        {
            if (kept.Remove(test.Id))
            {
                await run.StepAsync("test", $"no longer in quarantine: {test.Id} was flaky, but fails each time now", cancellationToken);
            }
        }
    }

    private string? WhyNot(Work work, FlakyTest flaky, QuarantinedTest? before, int count) =>
        flaky.Id.Length == 0 ? "without a name it cannot be quarantined"
        : before?.IsOver(time.GetUtcNow()) == true ? $"its quarantine ended on {before.Expires.UtcDateTime:yyyy-MM-dd}, and its file is as it was"
        : work.Source.Options.Fix.QuarantineDays == 0 ? "fix.quarantineDays is 0"
        : before is null && count >= QuarantinedTest.Most ? $"{QuarantinedTest.Most} tests are in quarantine already"
        : null;

    private static QuarantinedTest Count(QuarantinedTest test, FlakyTest flaky) => test with
    {
        Evidence = flaky.Evidence.Length <= MostEvidence ? flaky.Evidence : flaky.Evidence[..MostEvidence],
        Failed = test.Failed + flaky.Failed,
        Passed = test.Passed + flaky.Passed,
    };

    private async Task<QuarantinedTest> BeginAsync(
        Work work, Workbench bench, (FlakyTest Test, string? Content) flaky, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var path = flaky.Content is null ? null : PathOf(bench, flaky.Test.File!);
        var owner = await bench.Mirror.ReadOwnerAsync(work.Commit, path, cancellationToken);
        return new QuarantinedTest(
            work.Source.Name, flaky.Test.Id, work.Commit, now, now.AddDays(work.Source.Options.Fix.QuarantineDays), owner, flaky.Test.Evidence)
        {
            File = flaky.Test.File,
            Content = flaky.Content,
        };
    }

    private static async Task<string?> ContentAsync(Work work, Workbench bench, string? file, CancellationToken cancellationToken) =>
        file is null || Path.IsPathRooted(file) ? null : (await bench.Mirror.FindAsync(work.Commit, PathOf(bench, file), cancellationToken))?.Id.Value;

    private static string PathOf(Workbench bench, string file) => bench.Package == "." ? file : $"{bench.Package.TrimEnd('/')}/{file}";

    private static Diagnosis Judge(Diagnosis seen, List<string> refusals)
    {
        if (seen.FailureClass != FailureClass.Flaky)
        {
            return seen;
        }

        var count = seen.Flaky.Count;
        return refusals.Count > 0
            ? seen with { Outcome = RunOutcome.Failed, Cause = $"flaky: {refusals[0]}{(refusals.Count > 1 ? $" (and {refusals.Count - 1} more)" : "")}" }
            : !seen.IsGreen ? seen
            : seen with
            {
                Cause = $"{(count == 1 ? "1 quarantined test" : $"{count} quarantined tests")} failed: {seen.Flaky[0].Name} {seen.Flaky[0].Evidence}{(count > 1 ? " (and more)" : "")}",
            };
    }
}
