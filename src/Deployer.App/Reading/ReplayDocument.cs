using Deployer.Replay;

namespace Deployer.App.Reading;

/// <summary>What a folder of logs shows, as `replay --json` prints it.</summary>
internal sealed record ReplayDocument
{
    private const int MaxListed = 1_000;

    public string Schema { get; } = "codex-deployer/replay/1";

    public required string Folder { get; init; }

    public required FileCounts Files { get; init; }

    public required CycleCounts Cycles { get; init; }

    public required AvoidedEntry Avoided { get; init; }

    public required ExplainedEntry Explained { get; init; }

    public required StreakEntry? LongestFailure { get; init; }

    public required StreakEntry? LongestRed { get; init; }

    public required IReadOnlyList<OscillationEntry> Oscillations { get; init; }

    public required IReadOnlyList<CauseEntry> Causes { get; init; }

    /// <summary>Different causes that are not listed.</summary>
    public required int OmittedCauses { get; init; }

    public required IReadOnlyList<UnreadableEntry> Unreadable { get; init; }

    public required string Summary { get; init; }

    public static ReplayDocument Of(string folder, HistoryListing listing, IReadOnlyList<ReplayedFile> files)
    {
        var found = Tally.Of([.. files.SelectMany(file => file.Cycles)]);
        var unreadable = files.Where(file => file.Problem is not null).ToList();
        return new ReplayDocument
        {
            Folder = folder,
            Files = new FileCounts(files.Count - unreadable.Count, unreadable.Count, listing.Ignored, listing.IsCut),
            Cycles = new CycleCounts(found.Cycles, found.Green, found.Red, found.Unknown),
            Avoided = new AvoidedEntry(found.AvoidedBuilds, Assumption),
            Explained = new ExplainedEntry(found.Explained, found.Covered, Share(found.Explained, found.Red), found.OfTheMachine),
            LongestFailure = StreakEntry.Of(found.LongestFailure),
            LongestRed = StreakEntry.Of(found.LongestRed),
            Oscillations = [.. found.Oscillations.Take(MaxListed).Select(one => new OscillationEntry(one.Failure.Value, one.Between.Value, one.Times))],
            Causes = [.. found.Causes.Take(MaxListed).Select(CauseEntry.Of)],
            OmittedCauses = Math.Max(0, found.Causes.Count - MaxListed),
            Unreadable = [.. unreadable.Take(MaxListed).Select(file => new UnreadableEntry(file.File, file.Problem!))],
            Summary = ReplayText.Summary(found),
        };
    }

    /// <summary>What the number of avoided builds rests on.</summary>
    private const string Assumption =
        "an upper bound: a build counts when its cycle failed like the one before it in its folder, as if the code had not changed meanwhile, which logs do not say";

    private static double? Share(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);

    /// <param name="Read">Logs that were read.</param>
    /// <param name="Unreadable">Files named like logs that are empty, binary or cannot be read.</param>
    /// <param name="Ignored">Files not named like logs.</param>
    /// <param name="Cut">True when there are more files than are looked at.</param>
    internal sealed record FileCounts(int Read, int Unreadable, int Ignored, bool Cut);

    internal sealed record CycleCounts(int Total, int Green, int Red, int Unknown);

    internal sealed record AvoidedEntry(int Builds, string Assumption);

    /// <param name="ByRule">Red cycles whose first cause a fixer recognizes.</param>
    /// <param name="Entirely">Those of them in which one recognizes every cause.</param>
    /// <param name="Share">Of all red cycles, from 0 to 1; null when none is red.</param>
    /// <param name="Machine">Red cycles for which no fix is tried.</param>
    internal sealed record ExplainedEntry(int ByRule, int Entirely, double? Share, int Machine);

    internal sealed record PlaceEntry(string File, int Line, DateTime? Time)
    {
        public static PlaceEntry Of(PastPlace place) => new(place.File, place.Line, Shown.Utc(place.Time));
    }

    internal sealed record StreakEntry(int Cycles, string? Fingerprint, PlaceEntry First, PlaceEntry Last)
    {
        public static StreakEntry? Of(Streak? streak) => streak is null
            ? null
            : new(streak.Cycles, streak.Fingerprint?.Value, PlaceEntry.Of(streak.First), PlaceEntry.Of(streak.Last));
    }

    internal sealed record OscillationEntry(string Fingerprint, string Between, int Times);

    internal sealed record CauseEntry(
        string? Fingerprint,
        string FailureClass,
        string Cause,
        int Cycles,
        PlaceEntry FirstSeen,
        PlaceEntry LastSeen,
        IReadOnlyList<string> Rules,
        int Errors,
        int Recognized)
    {
        public static CauseEntry Of(PastCause cause) => new(
            cause.Fingerprint?.Value,
            Shown.Name(cause.FailureClass),
            cause.Cause,
            cause.Cycles,
            PlaceEntry.Of(cause.FirstSeen),
            PlaceEntry.Of(cause.LastSeen),
            cause.Rules,
            cause.Errors,
            cause.Recognized);
    }

    internal sealed record UnreadableEntry(string File, string Reason);
}
