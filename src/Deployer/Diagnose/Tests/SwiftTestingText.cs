using System.Globalization;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>Reads what Swift Testing prints, of all versions since 6.0. Its event stream says more: the text is for logs without one.</summary>
internal sealed class SwiftTestingText
{
    public const int MaxTests = 100_000;
    private const int MaxFailedBeyond = 10_000;
    private const int MaxWarnings = 1_000;
    private const int MaxOpenLines = 20;

    private readonly TestNames<SwiftTestingEntry> tests = new();
    private readonly TestNames<SwiftTestingEntry> suites = new();
    private readonly List<SwiftTestingEntry> entries = [];
    private readonly List<TestIssue> warnings = [];
    private SwiftTestingEntry? openEntry;
    private TestIssue? openIssue;
    private int openLines;

    /// <summary>Tests by name, and suites that complained themselves, in the order of their first appearance.</summary>
    public IReadOnlyList<SwiftTestingEntry> Entries => entries;

    /// <summary>Issues that fail no test.</summary>
    public IReadOnlyList<TestIssue> Warnings => warnings;

    /// <summary>Tests beyond the limit, which all passed.</summary>
    public int Omitted { get; private set; }

    /// <summary>True from the start of a run until its end.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>True when tests are repeated: then equal names are the same test.</summary>
    public bool IsRepeated { get; private set; }

    /// <summary>True when a run said that it had no tests.</summary>
    public bool SaysNone { get; private set; }

    /// <summary>What the runs ended with; unknown when none did.</summary>
    public RunOutcome Outcome { get; private set; } = RunOutcome.Unknown;

    /// <summary>True when the next line may go on with this.</summary>
    public bool IsOpen => openEntry is not null;

    /// <summary>False when the line is not Swift Testing's.</summary>
    public bool Read(LogLine line)
    {
        var parsed = SwiftTestingLine.Parse(line);
        if (parsed.Subject == SwiftTestingSubject.None)
        {
            return ReadMore(line.Text) || ReadIteration(line.Text);
        }

        Close();
        switch (parsed.Subject)
        {
            case SwiftTestingSubject.Run:
                ReadRun(parsed.Rest);
                break;
            case SwiftTestingSubject.Test:
                ReadTest(parsed, line.Number);
                break;
            case SwiftTestingSubject.Suite when parsed.Rest.StartsWith("recorded ", StringComparison.Ordinal):
                ReadIssue(EntryOf(parsed.Name, isSuite: true, line.Number, keep: true), parsed.Rest, line.Number);
                break;
            default:
                break;
        }

        return true;
    }

    /// <summary>The process is gone.</summary>
    public void EndProcess() => IsRunning = false;

    /// <summary>What is known of a test; null when the text does not name it.</summary>
    public SwiftTestingEntry? Find(string name) => tests.Find(name);

    private void ReadRun(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("started.", StringComparison.Ordinal))
        {
            IsRunning = true;
            return;
        }

        var isEmpty = rest.StartsWith("with 0 tests ", StringComparison.Ordinal);
        var failed = rest.Contains(" failed after ", StringComparison.Ordinal);
        SaysNone |= isEmpty;
        IsRunning = false;
        Outcome = failed || Outcome == RunOutcome.Failed ? RunOutcome.Failed
            : rest.Contains(" passed after ", StringComparison.Ordinal) && !isEmpty ? RunOutcome.Succeeded
            : Outcome;
    }

    private void ReadTest(SwiftTestingLine line, int number)
    {
        var rest = WithoutCases(line.Rest);
        var isIssue = rest.StartsWith("recorded ", StringComparison.Ordinal);
        if (EntryOf(line.Name, isSuite: false, number, isIssue || rest.StartsWith("failed", StringComparison.Ordinal)) is not { } entry)
        {
            Omitted += rest.StartsWith("passed", StringComparison.Ordinal) ? 1 : 0;
        }
        else if (isIssue)
        {
            ReadIssue(entry, rest, number);
        }
        else
        {
            ReadEnd(entry, rest);
        }
    }

    private static void ReadEnd(SwiftTestingEntry entry, ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("started.", StringComparison.Ordinal))
        {
            entry.Started++;
        }
        else if (rest.StartsWith("passed after ", StringComparison.Ordinal))
        {
            entry.Passed++;
            entry.Known += rest.Contains(" known issue", StringComparison.Ordinal) ? 1 : 0;
            entry.Seconds = SecondsIn(rest) ?? entry.Seconds;
        }
        else if (rest.StartsWith("failed after ", StringComparison.Ordinal))
        {
            entry.Failed++;
            entry.Seconds = SecondsIn(rest) ?? entry.Seconds;
        }
        else
        {
            // A cancelled test has started; a skipped one has not.
            entry.Started -= rest.StartsWith("was cancelled", StringComparison.Ordinal) ? 1 : 0;
            entry.Skipped++;
            var quote = rest.IndexOf(": \"", StringComparison.Ordinal);
            entry.SkipReason ??= quote < 0 ? null : TestIssue.Cut(rest[(quote + 3)..].TrimEnd("\"."));
        }
    }

    private void ReadIssue(SwiftTestingEntry? entry, ReadOnlySpan<char> rest, int number)
    {
        if (entry is null || SwiftTestingIssue.Parse(rest, number) is not { } issue)
        {
            return;
        }

        if (rest.StartsWith("recorded a known ", StringComparison.Ordinal))
        {
            entry.RecordKnown(issue);
        }
        else if (rest.StartsWith("recorded a warning", StringComparison.Ordinal))
        {
            if (warnings.Count < MaxWarnings)
            {
                warnings.Add(issue with { Message = $"{entry.Name}: {issue.Message}" });
            }

            return;
        }
        else
        {
            entry.Record(issue);
        }

        (openEntry, openIssue, openLines) = (entry, issue, 0);
    }

    /// <summary>Comments follow an issue; so do the other lines of a message, which are left out.</summary>
    private bool ReadMore(ReadOnlySpan<char> text)
    {
        if (openEntry is null || openIssue is null)
        {
            return false;
        }

        var detail = SwiftTestingLine.Detail(text).Trim();
        if (detail.Length > 0 && openIssue.Message.Length < TestIssue.MaxMessage)
        {
            var longer = openIssue with { Message = TestIssue.Cut($"{openIssue.Message}: {detail}") };
            openEntry.Extend(openIssue, longer);
            openIssue = longer;
        }

        if (++openLines >= MaxOpenLines)
        {
            Close();
        }

        return detail.Length > 0;
    }

    private bool ReadIteration(ReadOnlySpan<char> text)
    {
        var start = text.IndexOf(" Iteration ", StringComparison.Ordinal);
        var isIteration = start is >= 0 and < 4 && text.EndsWith(" started.", StringComparison.Ordinal);
        IsRepeated |= isIteration;
        return isIteration;
    }

    private SwiftTestingEntry? EntryOf(ReadOnlySpan<char> name, bool isSuite, int number, bool keep)
    {
        var names = isSuite ? suites : tests;
        if (names.Find(name) is { } known)
        {
            return known;
        }

        if (entries.Count >= (keep ? MaxTests + MaxFailedBeyond : MaxTests))
        {
            return null;
        }

        var entry = new SwiftTestingEntry(name.ToString(), isSuite) { LogLine = number };
        names.Put(entry.Name, entry);
        entries.Add(entry);
        return entry;
    }

    private void Close() => (openEntry, openIssue) = (null, null);

    /// <summary>`with 3 test cases passed after …` is said of parameterised tests since 6.2.</summary>
    private static ReadOnlySpan<char> WithoutCases(ReadOnlySpan<char> rest)
    {
        var cases = rest.StartsWith("with ", StringComparison.Ordinal) ? rest.IndexOf(" test case", StringComparison.Ordinal) : -1;
        var next = cases < 0 ? -1 : rest[(cases + " test case".Length)..].IndexOf(' ');
        return next < 0 ? rest : rest[(cases + " test case".Length + next + 1)..];
    }

    private static double? SecondsIn(ReadOnlySpan<char> rest)
    {
        var start = rest.IndexOf(" after ", StringComparison.Ordinal);
        var text = start < 0 ? default : rest[(start + " after ".Length)..];
        var end = text.IndexOf(' ');
        return end > 0 && double.TryParse(text[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
    }
}
