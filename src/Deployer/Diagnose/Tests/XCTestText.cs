using System.Globalization;
using System.Text.RegularExpressions;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>Reads what XCTest prints, on Linux (`Suite.testName`) and on macOS (`-[Module.Suite testName]`).</summary>
internal sealed partial class XCTestText(PackagePaths paths, TestModules modules)
{
    private const int MaxMessage = 2_000;
    private const int MaxTests = 100_000;
    private const string CaseMark = "Test Case '";
    private const string SkipMark = " : Test skipped";

    private readonly Dictionary<string, Draft> drafts = new(StringComparer.Ordinal);

    /// <summary>True when XCTest or Swift Testing said that there were no tests.</summary>
    public bool SaysNone { get; private set; }

    /// <summary>Tests that ended, in their order.</summary>
    public IReadOnlyList<TestResult> Results => [.. drafts.Values.Where(draft => draft.Outcome is not null).Select(Result)];

    /// <summary>The test that started and never ended, as if failed; null when all ended.</summary>
    public TestResult? Unfinished =>
        drafts.Values.LastOrDefault(draft => draft.Outcome is null) is { } draft ? Result(draft) with { Outcome = TestOutcome.Failed } : null;

    /// <summary>False when the line is not XCTest's.</summary>
    public bool Read(string line)
    {
        SaysNone |= line.Contains("Executed 0 tests", StringComparison.Ordinal) || line.Contains("Test run with 0 tests", StringComparison.Ordinal);
        return ReadCase(line) || ReadSkip(line) || ReadError(line);
    }

    private bool ReadCase(string line)
    {
        // What the test itself printed may stand before it on the same line.
        var start = line.IndexOf(CaseMark, StringComparison.Ordinal);
        if (start < 0 || CaseLine().Match(line, start) is not { Success: true } match)
        {
            return false;
        }

        var draft = DraftOf(match.Groups["name"].Value);
        var outcome = match.Groups["verb"].Value;
        if (outcome == "started")
        {
            return true;
        }

        draft.End(outcome switch
        {
            "passed" => TestOutcome.Passed,
            "skipped" => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        });
        draft.Seconds = double.TryParse(match.Groups["seconds"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : draft.Seconds;
        return true;
    }

    private bool ReadSkip(string line)
    {
        var end = line.IndexOf(SkipMark, StringComparison.Ordinal);
        if (end < 0 || !drafts.TryGetValue(line[..end].Split(": ")[^1], out var draft))
        {
            return false;
        }

        draft.Message ??= Cut(line[(end + SkipMark.Length)..].TrimStart(' ', '-'));
        return true;
    }

    private bool ReadError(string line)
    {
        if (DiagnosticLine.Parse(line) is not { Severity: Severity.Error } header)
        {
            return false;
        }

        var end = header.Message.IndexOf(" : ", StringComparison.Ordinal);
        if (end < 0 || !drafts.TryGetValue(header.Message[..end], out var draft))
        {
            return false;
        }

        if (!draft.HasError)
        {
            draft.HasError = true;
            draft.Message = Cut(WithoutEmptyComment(paths.Shorten(header.Message[(end + 3)..].Trim())));
            draft.File = header.HasFile ? paths.Relative(header.Place) : null;
            draft.Line = header.HasFile ? header.Line : null;
        }

        return true;
    }

    private Draft DraftOf(string name)
    {
        if (drafts.TryGetValue(name, out var known))
        {
            return known;
        }

        var draft = new Draft(name);
        if (drafts.Count < MaxTests)
        {
            drafts[name] = draft;
        }

        return draft;
    }

    private TestResult Result(Draft draft)
    {
        var (suite, name) = Split(draft.Name);
        return new TestResult(
            suite, name, TestLibrary.XCTest, draft.Outcome ?? TestOutcome.Failed, draft.Seconds, draft.Message, draft.File, draft.Line);
    }

    private (string Suite, string Name) Split(string name)
    {
        if (name.StartsWith("-[", StringComparison.Ordinal) && name.TrimEnd(']').Split(' ') is [var type, var method])
        {
            return (type[2..], method);
        }

        var dot = name.LastIndexOf('.');
        return dot < 0 ? ("", name) : (modules.Qualify(name[..dot]), name[(dot + 1)..]);
    }

    /// <summary>XCTest joins the comment of an assertion by a dash, also when there is none.</summary>
    private static string WithoutEmptyComment(string message) => message.EndsWith(" -", StringComparison.Ordinal) ? message[..^2] : message;

    private static string Cut(string message) => message.Length > MaxMessage ? message[..MaxMessage] : message;

    [GeneratedRegex(@"\GTest Case '(?<name>[^']{1,1000})' (?<verb>started|passed|failed|skipped)(?:[^(]{0,10}\((?<seconds>[\d.]{1,20}) seconds\))?")]
    private static partial Regex CaseLine();

    private sealed class Draft(string name)
    {
        public string Name { get; } = name;

        public TestOutcome? Outcome { get; private set; }

        public bool HasError { get; set; }

        public double? Seconds { get; set; }

        public string? Message { get; set; }

        public string? File { get; set; }

        public int? Line { get; set; }

        /// <summary>A test that ends twice is as bad as its worst end.</summary>
        public void End(TestOutcome outcome) => Outcome = Outcome == TestOutcome.Failed || HasError ? TestOutcome.Failed : outcome;
    }
}
