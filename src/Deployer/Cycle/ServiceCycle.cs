using System.Diagnostics;
using Deployer.Build;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Release;
using Deployer.Repair;
using Deployer.Watch;

namespace Deployer.Cycle;

/// <summary>The whole way of one commit: build, test, understand, mend, prove, ship, release, reflect.</summary>
internal sealed class ServiceCycle(Workshop workshop, CycleBooks books, Mender mender, Releaser releaser, Reflect.Reflector reflector)
{
    /// <summary>Runs the cycle to its end; what it came to is in the record that comes back, and in the journal.</summary>
    public async Task<CycleRecord> RunAsync(Work work, CancellationToken cancellationToken)
    {
        var run = await books.BeginAsync(work, cancellationToken);
        try
        {
            var bench = await workshop.OpenBenchAsync(work.Source, run, cancellationToken);
            var service = await AdvanceAsync(work, run, bench, cancellationToken);
            if (run.Record.Outcome is CycleOutcome.Green or CycleOutcome.Fixed && !service.Suspended)
            {
                await releaser.ReleaseAsync(work.Source, service, new ReleaseLog(run.Record.Id, run, run.Record.LogFile), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await books.CancelAsync(work, run, CancellationToken.None);
            throw;
        }
        catch (Exception error) when (error is MachineException or IOException or UnauthorizedAccessException)
        {
            await books.FailAsync(work, run, (Infrastructure(error.Message), error.Message), cancellationToken);
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

    private async Task<ServiceRecord> AdvanceAsync(
        Work work, CycleRun run, Workbench bench, CancellationToken cancellationToken)
    {
        await run.StepAsync("build", $"building and testing {work.Commit.Short} of {work.Source.Options.Branch}", cancellationToken);
        await bench.Warm.CheckoutAsync(work.Commit, cancellationToken);
        var seen = await bench.Examiner.ExamineAsync(bench.PlaceIn(bench.Warm, "look"), cancellationToken);
        await run.StepAsync("diagnose", Describe(seen), cancellationToken);
        if (seen.Diagnosis is { IsGreen: false, FailureClass: FailureClass.Infrastructure or FailureClass.Toolchain } failed)
        {
            return await books.FailAsync(work, run, (failed, failed.Cause), cancellationToken);
        }

        if (await mender.TryFeedbackAsync(work, run, (bench, seen), cancellationToken) is { } byPeople)
        {
            return byPeople;
        }

        return seen.Diagnosis.IsGreen
            ? await books.GreenAsync(work, run, seen.Diagnosis, cancellationToken)
            : await mender.MendAsync(work, run, (bench, seen), cancellationToken);
    }

    private static Diagnosis Infrastructure(string reason) =>
        new() { Outcome = RunOutcome.Failed, FailureClass = FailureClass.Infrastructure, Cause = reason };

    private static string Describe(Examination seen) => seen.Diagnosis switch
    {
        { IsGreen: true, Tests: var tests } =>
            $"green: built in {seen.BuildTime.TotalSeconds:0.0} s, {tests.Count(test => test.Outcome == TestOutcome.Passed)} of {tests.Count} tests passed{(seen.Diagnosis.Omission is { } left ? $"; not fully verified: {left}" : "")}",
        { FailureClass: var failure, Cause: var cause, Failures.Count: var count } =>
            $"red, {failure.ToString().ToLowerInvariant()}: {cause}{(count > 1 ? $" (and {count - 1} more)" : "")}",
        null => throw new UnreachableException(),
    };
}
