namespace Deployer.Diagnose.Tests;

/// <summary>Draws Swift Testing's results from the source that says most: the event stream, then an xUnit file, then the text.</summary>
internal sealed class SwiftTestingResults(TestPlaces places, TestEvidence evidence)
{
    private const int MaxTests = 100_000;

    private readonly SwiftTestingText text = evidence.Text.SwiftTesting;

    public ToldTests Read()
    {
        if (evidence.Events is { } events && (events.HasTests || text.Entries.Count == 0))
        {
            return new ToldTests(
                [.. events.Results(places.Paths).Select(test => WithLine(test, events))],
                [.. events.Unfinished(places.Paths).Select(test => WithLine(test, events))]);
        }

        var xunit = evidence.XUnitTests(TestLibrary.SwiftTesting).DistinctBy(test => test.Id, StringComparer.Ordinal).Select(WithPlace).ToList();
        return new ToldTests(xunit.Count > 0 ? xunit : [.. text.Entries.SelectMany(Ended).Take(MaxTests)], [.. text.Entries.Where(IsRunning).Select(Running)]);
    }

    private ToldTest WithLine(ToldTest test, EventStream events) =>
        test.Result.Outcome == TestOutcome.Failed && text.Find(events.PrintedName(test.Id)) is { Issues: [var first, ..] } ? test with { LogLine = first.LogLine } : test;

    /// <summary>An xUnit file does not say where: the text does, when but one test has the name.</summary>
    private ToldTest WithPlace(ToldTest test)
    {
        var name = test.Result.Name[(test.Result.Suite.Length == 0 ? test.Result.Name.IndexOf('.', StringComparison.Ordinal) + 1 : 0)..];
        return test.Result.Outcome == TestOutcome.Failed && text.Find(name) is { Failed: 1, Issues: [var first, ..] }
            ? test with
            {
                Result = test.Result with { Message = Message(first), File = places.Of(first.File), Line = first.Line },
                Reason = places.Paths.Shorten(first.Message),
                LogLine = first.LogLine,
            }
            : test;
    }

    private bool IsRunning(SwiftTestingEntry entry) => !entry.IsSuite && entry.Running > 0 && !(text.IsRepeated && entry.Passed + entry.Failed > 0);

    private IEnumerable<ToldTest> Ended(SwiftTestingEntry entry)
    {
        if (entry.IsSuite)
        {
            return entry.IssueCount > 0 ? [Failed(entry, entry.Issues[0], entry.IssueCount)] : [];
        }

        var failed = Failures(entry).ToList();
        if (text.IsRepeated)
        {
            return failed.Count > 0 ? failed[..1] : Others(entry).Take(1);
        }

        return failed.Concat(Others(entry));
    }

    /// <summary>Tests that share a name lie in different files, or are not told apart.</summary>
    private IEnumerable<ToldTest> Failures(SwiftTestingEntry entry)
    {
        var issues = entry.Issues.GroupBy(issue => issue.File).Select(group => group.First()).ToList();
        for (var index = 0; index < Math.Max(entry.Failed, entry.Running == 0 ? Math.Min(issues.Count, 1) : 0); index++)
        {
            var count = entry.Failed > 1 ? 1 : entry.IssueCount;
            yield return Failed(entry, index < issues.Count ? issues[index] : issues.FirstOrDefault(), count);
        }
    }

    private IEnumerable<ToldTest> Others(SwiftTestingEntry entry)
    {
        var known = entry.KnownIssue is { } issue ? Message(issue) : null;
        return Enumerable.Repeat(Plain(entry, TestOutcome.KnownIssue, known), entry.Known)
            .Concat(Enumerable.Repeat(Plain(entry, TestOutcome.Passed, null), Math.Max(0, entry.Passed - entry.Known)))
            .Concat(Enumerable.Repeat(Plain(entry, TestOutcome.Skipped, entry.SkipReason), entry.Skipped));
    }

    private ToldTest Running(SwiftTestingEntry entry) => Failed(entry, entry.Issues.Count > 0 ? entry.Issues[0] : null, entry.IssueCount);

    private ToldTest Failed(SwiftTestingEntry entry, TestIssue? issue, int count)
    {
        var result = Plain(entry, TestOutcome.Failed, issue is null ? null : Message(issue)).Result with
        {
            File = places.Of(issue?.File),
            Line = issue?.Line,
            IssueCount = count,
        };
        return new ToldTest(result) { Reason = issue is null ? null : places.Paths.Shorten(issue.Message), LogLine = issue?.LogLine ?? entry.LogLine };
    }

    private static ToldTest Plain(SwiftTestingEntry entry, TestOutcome outcome, string? message) =>
        new(new TestResult("", entry.Name, TestLibrary.SwiftTesting, outcome, entry.Seconds, message, null, null));

    private string Message(TestIssue issue) => places.Paths.Shorten(issue.Text);
}
