namespace Deployer.Diagnose;

/// <summary>The library a test is written with.</summary>
internal enum TestLibrary
{
    XCTest,
    SwiftTesting,
}

/// <summary>How a test ended.</summary>
internal enum TestOutcome
{
    Passed,
    Failed,
    Skipped,
    KnownIssue,
}

/// <summary>One test of a run.</summary>
/// <param name="Suite">XCTest's class with its module, or Swift Testing's suite path; empty for a free function.</param>
/// <param name="Name">The method or function.</param>
/// <param name="Library">What it is written with.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Seconds">How long it took; null when unknown.</param>
/// <param name="Message">Why it failed or was skipped; null otherwise.</param>
/// <param name="File">Where it failed, relative to the package; null when unknown.</param>
/// <param name="Line">From 1; null when unknown.</param>
internal sealed record TestResult(
    string Suite, string Name, TestLibrary Library, TestOutcome Outcome, double? Seconds, string? Message, string? File, int? Line)
{
    /// <summary>How many failures it reported, of which the message is the first; 0 when that is unknown or it did not fail.</summary>
    public int IssueCount { get; init; }

    /// <summary>With how many arguments it ran, as far as that was told; 1 for a test without.</summary>
    public int CaseCount { get; init; } = 1;

    /// <summary>What identifies the test across runs.</summary>
    public string Id => Suite.Length == 0 ? Name : $"{Suite}/{Name}";
}
