using System.Diagnostics;
using Deployer.Cycle;
using Deployer.Repair.InPlace;

namespace Deployer.App.Loop;

/// <summary>Tells what `fix` came to: for people, or as `codex-deployer/fix/1`.</summary>
internal static class FixReport
{
    public static int Show(Call call, InPlaceOutcome outcome, IReadOnlyList<AttemptRecord> attempts, bool dryRun)
    {
        if (call.Json)
            call.Terminal.Json(Describe(outcome, attempts));
        else
            Tell(call.Terminal, outcome, dryRun);
        return outcome is InPlaceOutcome.NotFixed ? ExitCode.NotGreen : ExitCode.Done;
    }

    private static void Tell(Terminal terminal, InPlaceOutcome outcome, bool dryRun)
    {
        switch (outcome)
        {
            case InPlaceOutcome.AlreadyGreen green:
                terminal.Result($"Green already: {green.Seen.Tests.Count} tests, nothing to fix.");
                break;
            case InPlaceOutcome.Fixed repaired:
                terminal.Result(repaired.Diff.TrimEnd());
                terminal.Progress($"{(dryRun ? "Would be fixed" : "Fixed")} by {repaired.Fix.Description.Fixer}: {repaired.Fix.Evidence.Summary}.");
                if (repaired.Fix.Evidence.LookAt is { Length: > 0 } doubts) terminal.Progress(doubts);
                break;
            case InPlaceOutcome.NotFixed left:
                terminal.Result($"Not fixed: {left.Why}. Nothing was changed.");
                terminal.Result($"Cause: {left.Cause}");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static FixDocument Describe(InPlaceOutcome outcome, IReadOnlyList<AttemptRecord> attempts)
    {
        var tried = attempts.Select(attempt => new FixAttempt(attempt.Fixer, attempt.Verdict, attempt.Reason, attempt.Seconds)).ToList();
        var document = new FixDocument("codex-deployer/fix/1", "notFixed", null, null, outcome.Fingerprint?.Value, null, tried, null);
        return outcome switch
        {
            InPlaceOutcome.AlreadyGreen green => document with
            {
                Outcome = "alreadyGreen",
                Verified = new FixVerified(true, green.Seen.Tests.Count(test => test.Outcome != Diagnose.TestOutcome.Skipped), green.Seen.Tests.Count(test => test.Outcome == Diagnose.TestOutcome.Passed)),
            },
            InPlaceOutcome.Fixed { Fix: var fix } repaired => document with
            {
                Outcome = "fixed",
                Fixer = fix.Description.Fixer,
                Confidence = fix.Description.Confidence.ToString().ToLowerInvariant(),
                Diff = repaired.Diff,
                Verified = new FixVerified(true, fix.Evidence.TestsRun, fix.Evidence.TestsPassed),
            },
            _ => document,
        };
    }

    private sealed record FixDocument(
        string Schema,
        string Outcome,
        string? Fixer,
        string? Confidence,
        string? Fingerprint,
        string? Diff,
        IReadOnlyList<FixAttempt> Attempts,
        FixVerified? Verified);

    private sealed record FixAttempt(string Fixer, string Verdict, string Reason, double Seconds);

    private sealed record FixVerified(bool Build, int TestsRun, int TestsPassed);
}
