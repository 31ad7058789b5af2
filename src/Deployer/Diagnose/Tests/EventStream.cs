using System.Text.Json;
using System.Text.RegularExpressions;

namespace Deployer.Diagnose.Tests;

/// <summary>Reads the records that Swift Testing writes while it runs, one JSON object a line; unknown kinds are left alone.</summary>
internal sealed partial class EventStream(PackagePaths paths)
{
    private const int MaxTests = 100_000;
    private const string Nowhere = "(outside of any test)";

    private readonly Dictionary<string, Draft> drafts = new(StringComparer.Ordinal);
    private readonly HashSet<string> suites = new(StringComparer.Ordinal);

    /// <summary>Test functions that ended, in the order in which they first appeared; a suite only when it failed itself.</summary>
    public IReadOnlyList<TestResult> Results => [.. drafts.Where(pair => pair.Value.Outcome is not null).Select(Result)];

    /// <summary>Test functions that started and never ended, as if failed.</summary>
    public IReadOnlyList<TestResult> Unfinished =>
        [.. drafts.Where(pair => pair.Value is { Started: not null, Outcome: null }).Select(Result)];

    public void Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var payload = Child(document.RootElement, "payload");
            if (Text(document.RootElement, "kind") == "test" && Text(payload, "kind") == "suite" && Text(payload, "id") is { } id)
            {
                suites.Add(WithoutPlace(id));
            }
            else if (Text(document.RootElement, "kind") == "event" && Text(payload, "kind") is { } kind)
            {
                ReadEvent(kind, Text(payload, "testID"), payload);
            }
        }
        catch (JsonException)
        {
            // The last line of a crashed process is often cut in the middle.
        }
    }

    private void ReadEvent(string kind, string? testId, JsonElement payload)
    {
        var id = testId is null ? Nowhere : WithoutPlace(testId);
        var isFunction = testId is not null && !suites.Contains(id);
        switch (kind)
        {
            case "testStarted" when isFunction:
                DraftOf(id).Started = Instant(payload);
                break;
            case "testEnded" when isFunction:
                DraftOf(id).End(Instant(payload), Symbol(payload) == "fail");
                break;
            case "testSkipped" when isFunction:
                DraftOf(id).Skip(MessageText(payload));
                break;
            case "issueRecorded":
                ReadIssue(DraftOf(id), isFunction, payload);
                break;
            default:
                break;
        }
    }

    private void ReadIssue(Draft draft, bool isFunction, JsonElement payload)
    {
        var issue = Child(payload, "issue");
        if (Flag(issue, "isFailure") == false && Flag(issue, "isKnown") != true)
        {
            return;
        }

        var location = Child(issue, "sourceLocation");
        var file = Text(location, "_filePath") ?? Text(location, "filePath");
        draft.Record(
            new Issue(
                file is null ? null : paths.Relative(file),
                Number(location, "line"),
                Number(location, "column"),
                paths.Shorten(MessageText(payload) ?? "an issue was recorded")),
            Flag(issue, "isKnown") == true);
        if (!isFunction)
        {
            draft.End(null, failed: false);
        }
    }

    private Draft DraftOf(string id)
    {
        if (drafts.TryGetValue(id, out var known))
        {
            return known;
        }

        var draft = new Draft();
        if (drafts.Count < MaxTests)
        {
            drafts[id] = draft;
        }

        return draft;
    }

    private static TestResult Result(KeyValuePair<string, Draft> pair)
    {
        var (suite, name) = Split(pair.Key);
        var draft = pair.Value;
        return new TestResult(
            suite,
            name,
            TestLibrary.SwiftTesting,
            draft.Outcome ?? TestOutcome.Failed,
            draft.Seconds,
            draft.First?.Message ?? draft.SkipReason,
            draft.First?.File,
            draft.First?.Line);
    }

    /// <summary>`Module.Suite/test()` has the suite `Module.Suite`; a name in backticks may hold slashes.</summary>
    private static (string Suite, string Name) Split(string id)
    {
        var quoted = false;
        var slash = -1;
        for (var index = 0; index < id.Length; index++)
        {
            quoted ^= id[index] == '`';
            slash = id[index] == '/' && !quoted ? index : slash;
        }

        return slash < 0 ? ("", id) : (id[..slash], id[(slash + 1)..]);
    }

    private static string WithoutPlace(string id) => Place().Replace(id, "");

    private static JsonElement Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    private static string? Text(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.String } child ? child.GetString() : null;

    private static int? Number(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.Number } child && child.TryGetInt32(out var number) ? number : null;

    private static bool? Flag(JsonElement element, string name) =>
        Child(element, name).ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    private static double Instant(JsonElement payload) =>
        Child(Child(payload, "instant"), "absolute") is { ValueKind: JsonValueKind.Number } child && child.TryGetDouble(out var instant)
            ? instant
            : 0;

    private static string? MessageText(JsonElement payload) => Text(FirstMessage(payload), "text");

    private static string? Symbol(JsonElement payload) => Text(FirstMessage(payload), "symbol");

    private static JsonElement FirstMessage(JsonElement payload) =>
        Child(payload, "messages") is { ValueKind: JsonValueKind.Array } messages ? messages.EnumerateArray().FirstOrDefault() : default;

    [GeneratedRegex(@"/[^/`]{1,500}\.swift:\d{1,9}:\d{1,9}$")]
    private static partial Regex Place();

    private sealed record Issue(string? File, int? Line, int? Column, string Message);

    private sealed class Draft
    {
        private bool failed;
        private bool known;

        public double? Started { get; set; }

        public double? Seconds { get; private set; }

        public TestOutcome? Outcome { get; private set; }

        public string? SkipReason { get; private set; }

        /// <summary>Of several the one furthest up in the file: they come in any order.</summary>
        public Issue? First { get; private set; }

        public void Record(Issue issue, bool isKnown)
        {
            if (First is null || (!isKnown && (!failed || Compare(issue, First) < 0)))
            {
                First = issue;
            }

            failed |= !isKnown;
            known |= isKnown;
        }

        public void End(double? instant, bool failed)
        {
            this.failed |= failed;
            Seconds = instant - Started;
            Outcome = this.failed ? TestOutcome.Failed : known ? TestOutcome.KnownIssue : TestOutcome.Passed;
        }

        public void Skip(string? reason)
        {
            SkipReason = reason;
            Outcome ??= TestOutcome.Skipped;
        }

        private static int Compare(Issue left, Issue right)
        {
            var order = (left.Line ?? 0, left.Column ?? 0).CompareTo((right.Line ?? 0, right.Column ?? 0));
            return order != 0 ? order : string.CompareOrdinal(left.Message, right.Message);
        }
    }
}
