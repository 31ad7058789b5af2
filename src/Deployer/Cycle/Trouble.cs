namespace Deployer.Cycle;

/// <summary>What of the machine, or of the world around it, keeps a service from being looked after.</summary>
internal enum TroubleKind
{
    /// <summary>Its remote, or what it holds, cannot be read.</summary>
    Remote,

    /// <summary>Its tools are missing, or a cycle failed for the machine.</summary>
    Machine,

    /// <summary>Its restart script failed.</summary>
    Restart,
}

/// <summary>A failure that no change of the code helps against. It is tried again after growing waits; the service's state stays.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Reason">What was said, one line.</param>
/// <param name="Failures">How often it failed so in a row.</param>
/// <param name="Since">When it failed first.</param>
/// <param name="NextTry">The daemon does not try again before.</param>
/// <param name="Key">What it was tried on: another key is tried at once; null when that cannot be known.</param>
internal sealed record Trouble(
    TroubleKind Kind, string Reason, int Failures, DateTimeOffset Since, DateTimeOffset NextTry, string? Key)
{
    private const int LongestReason = 500;

    /// <summary>Memory that somebody else took may come back: only what fails so again and again is too much for the machine.</summary>
    private const int MostOnOneMachine = 3;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(60);

    /// <summary>What was too small for it, whatever was tried; null when that is not known. Only another one is a reason to try again.</summary>
    public string? TooSmall { get; init; }

    /// <summary>True when time alone is no reason to try again.</summary>
    public bool IsLasting => TooSmall is not null;

    /// <summary>After a failure: 1, 2, 4 and so on up to 60 minutes, from the start for another kind or key.</summary>
    public static Trouble After(Trouble? before, Failed failed, DateTimeOffset now)
    {
        var again = before?.Kind == failed.Kind && before.Key == failed.Key ? before : null;
        var failures = (again?.Failures ?? 0) + 1;
        return new Trouble(failed.Kind, Shorten(failed.Reason), failures, again?.Since ?? now, now + WaitAfter(failures), failed.Key)
        {
            TooSmall = failures >= MostOnOneMachine ? failed.TooSmall : null,
        };
    }

    /// <summary>True while this very thing is not to be tried again on this machine, whatever the time.</summary>
    public bool HoldsOn(string machine, TroubleKind kind, string? key) => Kind == kind && Key == key && TooSmall == machine;

    /// <summary>True while this very thing is not to be tried again.</summary>
    public bool Holds(TroubleKind kind, string? key, DateTimeOffset now) =>
        Kind == kind && Key == key && now < NextTry && NextTry - now <= LongestWait;

    private static TimeSpan WaitAfter(int failures)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(failures - 1, 10));
        return wait < LongestWait ? wait : LongestWait;
    }

    private static string Shorten(string reason)
    {
        var line = reason.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestReason ? line : line[..LongestReason] + "…";
    }

    /// <summary>What failed, and on what.</summary>
    internal sealed record Failed(TroubleKind Kind, string Reason, string? Key)
    {
        /// <summary>The machine that has too little for it; null when that is not what failed.</summary>
        public string? TooSmall { get; init; }
    }
}
