using Deployer.Kernel;

namespace Deployer.Cycle;

/// <summary>
/// What mending a service has cost since a commit of it was last green as it came, and which fixes of ours are recent. It outlives
/// the program, so that nothing is tried, or shipped, for ever.
/// </summary>
internal sealed record ChainLedger
{
    /// <summary>Fixes of one failure within <see cref="Memory"/> after which it is a person's turn.</summary>
    private const int MaxFixes = 3;

    /// <summary>Of failures and of fixes; the oldest go.</summary>
    private const int MaxEntries = 50;

    /// <summary>How long a fix of ours is remembered.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <summary>When the first red of the chain was met; null when there is no chain.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Cycles that tried to mend.</summary>
    public int Cycles { get; init; }

    public IReadOnlyList<FailureAccount> Failures { get; init; } = [];

    public IReadOnlyList<PastFix> Fixes { get; init; } = [];

    public int Tries => Failures.Sum(account => account.Tries);

    public int Failed => Failures.Sum(account => account.Failed);

    public double Seconds => Failures.Sum(account => account.Seconds);

    /// <summary>A cycle begins to mend this failure; other means than last time have a budget of their own.</summary>
    public ChainLedger Begin(Fingerprint failure, string means, DateTimeOffset now)
    {
        var known = AccountOf(failure);
        var account = known?.Means == means ? known : new FailureAccount(failure.Value, means, 0, 0, 0);
        return Put(account) with { Since = Since ?? now, Cycles = Cycles + 1, Fixes = Recent(now) };
    }

    /// <summary>A candidate was tried.</summary>
    public ChainLedger Count(Fingerprint failure, AttemptRecord attempt)
    {
        var account = AccountOf(failure) ?? new FailureAccount(failure.Value, "", 0, 0, 0);
        var failed = attempt.Verdict is "passed" or "progress" ? 0 : 1;
        return Put(account with
        {
            Tries = account.Tries + 1,
            Failed = account.Failed + failed,
            Seconds = account.Seconds + attempt.Seconds,
        });
    }

    /// <summary>A fix of this failure is on the branch.</summary>
    public ChainLedger Ship(PastFix fix) => this with { Fixes = [.. Fixes.TakeLast(MaxEntries - 1), fix] };

    /// <summary>A commit is green as it came: the chain is over. What we shipped stays known, so that nothing is shipped for ever.</summary>
    public ChainLedger Close(DateTimeOffset now) => new() { Fixes = Recent(now) };

    /// <summary>Candidates for this failure that failed so far.</summary>
    public int FailedFor(Fingerprint failure) => AccountOf(failure)?.Failed ?? 0;

    /// <summary>Why nothing more is tried on an input with this failure; null when it may be.</summary>
    public string? WhyStopped(Fingerprint failure, string input)
    {
        if (Fixes.LastOrDefault(fix => fix.Input == input) is { } undone)
        {
            return $"the branch is back at what {undone.Fixer} mended on {undone.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: "
                + "somebody undid that fix, so it is not made again";
        }

        var shipped = Fixes.Count(fix => fix.Failure == failure.Value);
        return shipped >= MaxFixes ? $"{shipped} fixes of this very failure were shipped, and it is back: it takes a person" : null;
    }

    private FailureAccount? AccountOf(Fingerprint failure) => Failures.FirstOrDefault(account => account.Failure == failure.Value);

    private ChainLedger Put(FailureAccount account) =>
        this with { Failures = [.. Failures.Where(other => other.Failure != account.Failure).TakeLast(MaxEntries - 1), account] };

    private IReadOnlyList<PastFix> Recent(DateTimeOffset now) => [.. Fixes.Where(fix => now - fix.At < Memory)];
}

/// <summary>What one failure has cost in its chain.</summary>
/// <param name="Failure">Its fingerprint.</param>
/// <param name="Means">What it was tried with, see <see cref="Watch.AttemptKey"/>.</param>
/// <param name="Tries">Candidates tried.</param>
/// <param name="Failed">Those without progress.</param>
/// <param name="Seconds">How long trying them took.</param>
internal sealed record FailureAccount(string Failure, string Means, int Tries, int Failed, double Seconds);

/// <summary>A fix of ours that went to the branch.</summary>
/// <param name="Failure">The fingerprint of what it mended.</param>
/// <param name="Input">The source key that was red.</param>
/// <param name="Fixer">Who made it.</param>
/// <param name="At">When.</param>
internal sealed record PastFix(string Failure, string Input, string Fixer, DateTimeOffset At);
