namespace Deployer.Diagnose.Tests;

/// <summary>
/// What the text says of the Swift Testing tests of one name. The text names neither module nor suite, so that several tests that run side by
/// side may share a name: they are only counted.
/// </summary>
/// <param name="name">The function, or the display name.</param>
/// <param name="isSuite">True for a suite.</param>
internal sealed class SwiftTestingEntry(string name, bool isSuite)
{
    private const int MaxIssues = 20;

    private readonly List<TestIssue> issues = [];

    public string Name { get; } = name;

    public bool IsSuite { get; } = isSuite;

    public int Started { get; set; }

    public int Passed { get; set; }

    public int Failed { get; set; }

    public int Skipped { get; set; }

    /// <summary>Of those that passed, the ones with a known issue.</summary>
    public int Known { get; set; }

    public double? Seconds { get; set; }

    public string? SkipReason { get; set; }

    /// <summary>Issues that fail the test, also those that are not kept.</summary>
    public int IssueCount { get; private set; }

    public TestIssue? KnownIssue { get; private set; }

    /// <summary>The line of the log that first names it.</summary>
    public int LogLine { get; init; }

    /// <summary>At most 20, those furthest up in their file first.</summary>
    public IReadOnlyList<TestIssue> Issues => [.. issues.Order(Comparer<TestIssue>.Create(TestIssue.Compare))];

    /// <summary>How many started and did not end.</summary>
    public int Running => Math.Max(0, Started - Passed - Failed);

    public void Record(TestIssue issue)
    {
        IssueCount++;
        if (issues.Count < MaxIssues)
        {
            issues.Add(issue);
        }
    }

    public void RecordKnown(TestIssue issue) => KnownIssue ??= issue;

    /// <summary>Replaces an issue by itself with more of its text.</summary>
    public void Extend(TestIssue issue, TestIssue longer)
    {
        var index = issues.IndexOf(issue);
        if (index >= 0)
        {
            issues[index] = longer;
        }
        else if (ReferenceEquals(KnownIssue, issue))
        {
            KnownIssue = longer;
        }
    }
}
