using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.Repair.Gate;

/// <summary>A fix that asks to be let through.</summary>
/// <param name="Base">The commit it stands on.</param>
/// <param name="Candidate">A commit with the fix; its tree is what will be published.</param>
/// <param name="Failure">What was wrong before; green when the fix is no answer to a failure.</param>
internal sealed record GateCase(CommitId Base, CommitId Candidate, Diagnosis Failure)
{
    /// <summary>The families of those who made the fix.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>Tests of the last green commit with their outcomes.</summary>
    public required IReadOnlyDictionary<string, TestOutcome> Inventory { get; init; }

    public required FixOptions Options { get; init; }

    /// <summary>What was wrong in between: failures that right steps of the fix uncovered, and later steps mended.</summary>
    public IReadOnlyList<Diagnosis> Uncovered { get; init; } = [];

    /// <summary>Folders of the package's test targets, relative to the package.</summary>
    public IReadOnlyList<string> TestFolders { get; init; } = [];
}

/// <summary>What a fix was seen to do.</summary>
/// <param name="Toolchain">The tools that judged, one line.</param>
/// <param name="BuildSeconds">How long the clean build took.</param>
/// <param name="TestsRun">Tests executed in each of the two runs.</param>
/// <param name="TestsPassed">Tests that passed in both.</param>
/// <param name="Warnings">Warnings of the clean build.</param>
/// <param name="Inventory">Every test with its outcome.</param>
internal sealed record GateEvidence(
    string Toolchain,
    double BuildSeconds,
    int TestsRun,
    int TestsPassed,
    int Warnings,
    IReadOnlyDictionary<string, TestOutcome> Inventory)
{
    private const int MaxShown = 5;
    private const int MaxFlakyShown = 3;

    /// <summary>What of the tests was left out for want of memory or time; null when nothing was. It is then not fully verified.</summary>
    public string? Omission { get; init; }

    /// <summary>Names of the tests that came and went; empty when none did.</summary>
    public IReadOnlyList<string> Flaky { get; init; } = [];

    /// <summary>What is unusual about it, for people; empty when nothing is.</summary>
    public IReadOnlyList<Doubt> Doubts { get; init; } = [];

    /// <summary>What people should look at, one sentence for each doubt; empty when there is none.</summary>
    public string LookAt => Doubts.Count == 0 ? "" : $"Look at: {string.Join(" ", Doubts.Take(MaxShown).Select(doubt => Printable.Of(doubt.Reason)))}";

    /// <summary>For the commit's trailer and for people.</summary>
    public string Summary => $"{Toolchain}; clean build; " + (TestsRun, Omission) switch
    {
        (0, null) => "no tests",
        (_, null) => $"{TestsPassed} of {TestsRun} tests passed, twice",
        _ => $"not fully verified ({Omission}): {TestsPassed} of the {TestsRun} tests that ran passed, twice",
    } + (Flaky.Count == 0 ? "" : $"; flaky: {string.Join(", ", Flaky.Take(MaxFlakyShown).Select(name => Printable.Of(name)))}{(Flaky.Count > MaxFlakyShown ? $" and {Flaky.Count - MaxFlakyShown} more" : "")}");
}

/// <summary>The gate's word.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    public sealed record Passed(GateEvidence Evidence) : Verdict;

    /// <summary>Which rule refused it, and for people why, and what would be accepted.</summary>
    public sealed record Refused(string Rule, string Reason) : Verdict
    {
        public static Refused Of(Check.Refused check) => new(check.Rule, $"{check.Reason} Accepted would be {check.Accepted}.");
    }
}

/// <summary>The only one who says yes to a fix.</summary>
internal interface IGate
{
    Task<Verdict> VerifyAsync(GateCase request, CancellationToken cancellationToken);
}
