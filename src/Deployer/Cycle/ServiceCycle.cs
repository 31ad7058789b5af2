using System.Diagnostics;
using Deployer.Build;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Release;
using Deployer.Repair;
using Deployer.Watch;

namespace Deployer.Cycle;

/// <summary>The whole way of one commit: build, test, understand, mend, prove, ship, release, reflect.</summary>
internal sealed class ServiceCycle(
    Workshop workshop, CycleBooks books, Mender mender, Releaser releaser, Reflect.Reflector reflector, Overtaking overtaking)
{
    /// <summary>Why what comes and goes is not mended.</summary>
    public const string FlakeReason = "a test that passes and fails at one commit is not mended by a change of the code it tests: mend the test";

    /// <summary>Runs the cycle to its end; what it came to is in the record that comes back, and in the journal.</summary>
    public async Task<CycleRecord> RunAsync(Work work, CancellationToken cancellationToken)
    {
        var run = await books.BeginAsync(work, cancellationToken);
        try
        {
            if (await AdvanceUnlessOvertakenAsync(work, run, cancellationToken) is not { } service)
            {
                return run.Record;
            }

            if (run.Record.Outcome is CycleOutcome.Green or CycleOutcome.Fixed && !service.Suspended && !overtaking.Stop.IsOn)
            {
                await releaser.ReleaseAsync(work.Source, service, new ReleaseLog(run.Record.Id, run, run.Record.LogFile), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await books.CancelAsync(work, run, reason: null, CancellationToken.None);
            throw;
        }
        catch (Exception error) when (error is MachineException or IOException or UnauthorizedAccessException)
        {
            await books.FailAsync(work, run, (Infrastructure(error), error.Message), cancellationToken);
        }

        try
        {
            await reflector.ReflectAsync(work.Source, run, cancellationToken);
        }
        finally
        {
            books.Close(run);
        }

        return run.Record;
    }

    /// <summary>The service's state, which is settled then; null when something newer came and the cycle was given up.</summary>
    private async Task<ServiceRecord?> AdvanceUnlessOvertakenAsync(Work work, CycleRun run, CancellationToken cancellationToken)
    {
        await using var vigil = overtaking.Watch(work, run, cancellationToken);
        try
        {
            var bench = await workshop.OpenBenchAsync(work.Source, run, vigil.Token);
            return await AdvanceAsync(work, run, bench, vigil.Token);
        }
        catch (Exception error) when (vigil.Reason is { } && !cancellationToken.IsCancellationRequested
            && error is OperationCanceledException or MachineException or IOException or UnauthorizedAccessException)
        {
            await run.StepAsync("build", $"given up: {vigil.Reason}", cancellationToken);
            await books.CancelAsync(work, run, vigil.Reason, CancellationToken.None);
            return null;
        }
    }

    private async Task<ServiceRecord> AdvanceAsync(
        Work work, CycleRun run, Workbench bench, CancellationToken cancellationToken)
    {
        await run.StepAsync("build", await DescribeAsync(work, bench, cancellationToken), cancellationToken);
        await bench.Warm.CheckoutAsync(work.Commit, cancellationToken);
        var seen = await bench.Examiner.ExamineAsync(bench.PlaceIn(bench.Warm, "look"), cancellationToken);
        seen = await books.Ward.AdmitAsync(work, run, bench, seen, cancellationToken);
        await run.StepAsync("diagnose", Describe(seen), cancellationToken);
        if (seen.Diagnosis is { IsGreen: false } failed && (failed.IsOfMachine || failed.FailureClass is FailureClass.Toolchain))
        {
            return await books.FailAsync(work, run, (failed, failed.Cause), cancellationToken);
        }

        if (await mender.TryFeedbackAsync(work, run, (bench, seen), cancellationToken) is { } byPeople)
        {
            return byPeople;
        }

        if (seen.Diagnosis.IsGreen)
        {
            return await books.GreenAsync(work, run, seen.Diagnosis, cancellationToken);
        }

        if (seen.Diagnosis.FailureClass == FailureClass.Flaky)
        {
            return await books.RedAsync(work, run, (seen.Diagnosis, FlakeReason), cancellationToken);
        }

        await TestWard.LookBackAsync(work, run, bench, seen, cancellationToken);
        return await mender.MendAsync(work, run, (bench, seen), cancellationToken);
    }

    /// <summary>What is built, and how many commits before it are passed over because it came after them.</summary>
    private static async Task<string> DescribeAsync(Work work, Workbench bench, CancellationToken cancellationToken)
    {
        var text = $"building and testing {work.Commit.Short} of {work.Source.Options.Branch}";
        if (work.Record.Commit is not { } last || last == work.Commit || !await bench.Mirror.HasCommitAsync(last, cancellationToken))
        {
            return text;
        }

        var skipped = (await bench.Mirror.ListCommitsAsync(last, work.Commit, cancellationToken)).Count - 1;
        return skipped > 0 ? $"{text}; {skipped} older commits since the last verdict are skipped" : text;
    }

    private static Diagnosis Infrastructure(Exception error) => new()
    {
        Outcome = RunOutcome.Failed,
        FailureClass = FailureClass.Infrastructure,
        Lack = error is MachineException { Code: Examination.TooMuch } ? Lack.Memory : Lack.None,
        Cause = error.Message,
    };

    private static string Describe(Examination seen) => seen.Diagnosis switch
    {
        { IsGreen: true, Tests: var tests } =>
            $"green: built in {seen.BuildTime.TotalSeconds:0.0} s, {tests.Count(test => test.Outcome == TestOutcome.Passed)} of {tests.Count} tests passed{(seen.Diagnosis.Omission is { } left ? $"; not fully verified: {left}" : "")}{(seen.Diagnosis.FailureClass == FailureClass.Flaky ? $"; {seen.Diagnosis.Cause}" : "")}",
        { FailureClass: var failure, Cause: var cause, Failures.Count: var count } =>
            $"red, {failure.ToString().ToLowerInvariant()}: {cause}{(count > 1 ? $" (and {count - 1} more)" : "")}",
        null => throw new UnreachableException(),
    };
}
