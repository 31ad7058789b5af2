using System.Text.Json;
using System.Text.RegularExpressions;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>
/// Reads the records that Swift Testing writes while it runs, one JSON object a line, of every version of their form: unknown kinds and
/// fields are left alone.
/// </summary>
internal sealed partial class EventStream
{
    private const int MaxLine = 4 * 1024 * 1024;
    private const int MaxTests = 100_000;
    private const int MaxWarnings = 1_000;
    private const string Nowhere = "(outside of any test)";

    private readonly Dictionary<string, EventDraft> drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> displayNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> suites = new(StringComparer.Ordinal);
    private readonly List<TestIssue> warnings = [];

    /// <summary>True when it told of a test.</summary>
    public bool HasTests => drafts.Count > 0;

    /// <summary>True when the run started.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>True when the run ended by itself.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Issues that fail no test.</summary>
    public IReadOnlyList<TestIssue> Warnings => warnings;

    /// <summary>Reads a whole file; one that is missing tells of nothing.</summary>
    public static async Task<EventStream> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        var events = new EventStream();
        await foreach (var line in LogLines.ReadAsync(file, MaxLine, cancellationToken))
        {
            events.Read(line);
        }

        return events;
    }

    /// <summary>True when a line looks like one of a stream.</summary>
    public static bool IsRecord(ReadOnlySpan<char> line)
    {
        var text = line.Trim().TrimStart('\uFEFF');
        return text.StartsWith('{')
            && text.Contains("\"payload\"", StringComparison.Ordinal)
            && text.Contains("\"kind\"", StringComparison.Ordinal)
            && text.Contains("\"version\"", StringComparison.Ordinal);
    }

    /// <summary>Test functions that ended, in the order in which they first appeared; a suite only when it failed itself.</summary>
    public IReadOnlyList<ToldTest> Results(PackagePaths paths) =>
        [.. drafts.Where(pair => pair.Value.Outcome is not null).Select(pair => Told(pair.Key, pair.Value, paths))];

    /// <summary>Test functions that started and never ended.</summary>
    public IReadOnlyList<ToldTest> Unfinished(PackagePaths paths) =>
        [.. drafts.Where(pair => pair.Value is { Started: not null, Outcome: null }).Select(pair => Told(pair.Key, pair.Value, paths))];

    /// <summary>The name under which the text tells of a test.</summary>
    public string PrintedName(string id) => displayNames.TryGetValue(id, out var name) ? name : TestIdentity.Split(id).Name.Split('.')[^1];

    public void Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.TrimStart('\uFEFF'));
            var payload = JsonFields.Child(document.RootElement, "payload");
            var kind = JsonFields.Text(payload, "kind");
            if (JsonFields.Text(document.RootElement, "kind") == "test" && JsonFields.Text(payload, "id") is { } id)
            {
                ReadTest(WithoutPlace(id), kind, payload);
            }
            else if (JsonFields.Text(document.RootElement, "kind") == "event" && kind is not null)
            {
                ReadEvent(kind, JsonFields.Text(payload, "testID"), payload);
            }
        }
        catch (JsonException)
        {
            // The last line of a crashed process is often cut in the middle.
        }
    }

    private void ReadTest(string id, string? kind, JsonElement payload)
    {
        if (kind == "suite" && suites.Count < MaxTests)
        {
            suites.Add(id);
        }

        if (JsonFields.Text(payload, "displayName") is { } name && displayNames.Count < MaxTests)
        {
            displayNames[id] = name;
        }
    }

    private void ReadEvent(string kind, string? testId, JsonElement payload)
    {
        var id = testId is null ? Nowhere : WithoutPlace(testId);
        var isFunction = testId is not null && !suites.Contains(id);
        HasStarted |= kind == "runStarted";
        HasEnded |= kind == "runEnded";
        switch (kind)
        {
            case "testStarted" when isFunction:
                DraftOf(id).Start(Instant(payload));
                break;
            case "testCaseStarted" when isFunction:
                DraftOf(id).StartCase();
                break;
            case "testEnded" when isFunction && Symbol(payload) == "skip":
            case "testSkipped" or "testCancelled" when isFunction:
                DraftOf(id).Skip(SkipReason(payload), kind != "testSkipped");
                break;
            case "testEnded" when isFunction:
                DraftOf(id).End(Instant(payload), Symbol(payload) == "fail");
                break;
            case "issueRecorded":
                ReadIssue(id, isFunction, payload);
                break;
            default:
                break;
        }
    }

    private void ReadIssue(string id, bool isFunction, JsonElement payload)
    {
        var issue = JsonFields.Child(payload, "issue");
        var isKnown = JsonFields.Flag(issue, "isKnown") == true;
        var location = JsonFields.Child(issue, "sourceLocation");
        var said = new TestIssue(
            MessageText(payload) ?? "an issue was recorded",
            JsonFields.Text(location, "filePath") ?? JsonFields.Text(location, "_filePath"),
            JsonFields.Number(location, "line"),
            JsonFields.Number(location, "column"))
        {
            Arguments = JsonFields.Text(JsonFields.Child(payload, "_testCase"), "displayName")
                ?? JsonFields.Text(JsonFields.Child(payload, "testCase"), "displayName"),
        };
        if (!isKnown && (JsonFields.Flag(issue, "isFailure") == false || JsonFields.Text(issue, "severity") == "warning"))
        {
            if (warnings.Count < MaxWarnings)
            {
                warnings.Add(said with { Message = $"{id}: {said.Message}" });
            }

            return;
        }

        var draft = DraftOf(id);
        draft.Record(said, isKnown);
        if (!isFunction)
        {
            draft.End(null, failed: false);
        }
    }

    private EventDraft DraftOf(string id)
    {
        if (drafts.TryGetValue(id, out var known))
        {
            return known;
        }

        var draft = new EventDraft();
        if (drafts.Count < MaxTests)
        {
            drafts[id] = draft;
        }

        return draft;
    }

    private static ToldTest Told(string id, EventDraft draft, PackagePaths paths)
    {
        var (suite, name) = TestIdentity.Split(id);
        var result = new TestResult(
            suite,
            name,
            TestLibrary.SwiftTesting,
            draft.Outcome ?? TestOutcome.Failed,
            draft.Seconds,
            draft.First is { } first ? paths.Shorten(first.Text) : draft.SkipReason,
            draft.First?.File is { } file ? paths.Relative(file) : null,
            draft.First?.Line)
        {
            IssueCount = draft.IssueCount,
            CaseCount = Math.Max(1, draft.Cases),
        };
        return new ToldTest(result) { Reason = draft.First is { } issue ? paths.Shorten(issue.Message) : null };
    }

    private static string WithoutPlace(string id) => Place().Replace(id, "");

    private static double Instant(JsonElement payload) =>
        JsonFields.Child(JsonFields.Child(payload, "instant"), "absolute") is { ValueKind: JsonValueKind.Number } child
        && child.TryGetDouble(out var instant)
            ? instant
            : 0;

    /// <summary>The message with the comments that came with it.</summary>
    private static string? MessageText(JsonElement payload)
    {
        var texts = JsonFields.Items(payload, "messages")
            .Where((message, index) => index == 0 || JsonFields.Text(message, "symbol") == "details")
            .Select(message => JsonFields.Text(message, "text"))
            .Where(text => !string.IsNullOrEmpty(text))
            .ToList();
        return texts.Count == 0 ? null : TestIssue.Cut(string.Join(": ", texts));
    }

    /// <summary>`Test off() skipped: "why"`.</summary>
    private static string? SkipReason(JsonElement payload)
    {
        var text = MessageText(payload);
        var quote = text?.IndexOf(": \"", StringComparison.Ordinal) ?? -1;
        return quote < 0 ? null : text![(quote + 3)..].TrimEnd('"', '.');
    }

    private static string? Symbol(JsonElement payload) =>
        JsonFields.Items(payload, "messages").Select(message => JsonFields.Text(message, "symbol")).FirstOrDefault();

    [GeneratedRegex(@"/[^/`]{1,500}\.swift:\d{1,9}:\d{1,9}$")]
    private static partial Regex Place();
}
