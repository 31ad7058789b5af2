using System.Globalization;

namespace Deployer.Diagnose.Reduce;

/// <summary>The pieces of an excerpt, the most telling first.</summary>
internal sealed class ExcerptPieces(Diagnosis diagnosis, RawLog raw, SafeText safe)
{
    private const int MaxMessage = 2_000;
    private const int MaxSourceLine = 300;
    private const int MaxEach = 200;

    private readonly Diagnostic? root = diagnosis.RootCause is { } index ? diagnosis.Diagnostics[index] : null;

    /// <summary>True when the analysis names no line that says what is wrong.</summary>
    public static bool IsUnexplained(Diagnosis diagnosis) =>
        !diagnosis.IsGreen && (diagnosis.RootCause is not { } index || diagnosis.Diagnostics[index] is { LogLine: null, File: null });

    public IEnumerable<string> All() => root is null
        ? [Outcome(), .. Tail()]
        : [Header(root), .. Around(root), .. Further(), .. FailedTests(), .. Frames(), .. Tail(), .. Rest()];

    private string Outcome() => diagnosis.Outcome switch
    {
        RunOutcome.Succeeded => "succeeded",
        RunOutcome.Failed => "failed, and nothing says why",
        _ => "the log does not say how it ended",
    };

    private IEnumerable<string> Around(Diagnostic cause)
    {
        if (Quote(cause) is { } quote) yield return quote;
        if (cause.Generated is { } generated)
        {
            yield return safe.Line($"  generated: {generated.Reason}{(generated.Generator is null ? "" : $", made by {generated.Generator}")}");
        }

        foreach (var note in cause.Notes.Take(MaxEach))
        {
            yield return $"  {Header(note)}";
        }

        if (diagnosis.Evidence is { } evidence && !cause.Message.Contains(evidence, StringComparison.Ordinal))
        {
            yield return $"  evidence: {Cut(safe.Line(evidence), MaxMessage)}";
        }
    }

    private IEnumerable<string> Further() => Others()
        .Where(error => !error.IsConsequence && (error.Phase != Phase.TestIssue || diagnosis.Tests.Count == 0))
        .Take(MaxEach)
        .SelectMany(error => Quote(error) is { } quote ? (string[])[$"{Header(error)}\n{quote}"] : [Header(error)]);

    private IEnumerable<string> FailedTests() => diagnosis.Tests
        .Where(test => test.Outcome == TestOutcome.Failed && (test.Message is null || !root!.Message.Contains(test.Message, StringComparison.Ordinal)))
        .Take(MaxEach)
        .Select(test => Cut(safe.Line($"failed test: {test.Id}{Place(test.File, test.Line, null)}{(test.Message is null ? "" : $": {test.Message}")}"), MaxMessage));

    private IEnumerable<string> Frames() => raw.Frames.Select(frame =>
        $"  in {Cut(safe.Line($"{frame.Function} at{Place(frame.File, frame.Line, frame.Column)}"), MaxSourceLine)}");

    /// <summary>The last lines, the last of them first taken; a key may reach over several, so they are masked together.</summary>
    private IEnumerable<string> Tail() => !IsUnexplained(diagnosis) || raw.Tail.Count == 0
        ? []
        : ["the last lines, the newest first:", .. safe.Block(string.Join('\n', raw.Tail)).Split('\n').Reverse().Select(line => $"  {Cut(line, MaxSourceLine)}")];

    private IEnumerable<string> Rest()
    {
        var consequences = diagnosis.Errors.Count(error => error.IsConsequence);
        string[] counts =
        [
            .. consequences > 0 ? [$"{consequences} that follow from others"] : Array.Empty<string>(),
            .. diagnosis.OmittedErrors > 0 ? [$"{diagnosis.OmittedErrors} errors beyond those kept"] : Array.Empty<string>(),
            .. diagnosis.WarningCount > 0 ? [$"{diagnosis.WarningCount} warnings"] : Array.Empty<string>(),
        ];
        return counts.Length == 0 ? [] : [$"not shown: {string.Join(", ", counts)}"];
    }

    private IEnumerable<Diagnostic> Others() => diagnosis.Errors.Where(error => !ReferenceEquals(error, root));

    private string Header(Diagnostic item)
    {
        var severity = item.Severity.ToString().ToLowerInvariant();
        var place = Place(item.File, item.Line, item.Column).Trim();
        var id = item.Id is null ? "" : $" [{VisibleText.LineOf(item.Id)}]";
        return $"{(place.Length == 0 ? "" : $"{safe.Line(place)}: ")}{severity}: {Cut(safe.Line(item.Message), MaxMessage)}{id}";
    }

    private static string Place(string? file, int? line, int? column) => file is null ? ""
        : string.Create(CultureInfo.InvariantCulture, $" {file}{(line is null ? "" : $":{line}")}{(column is null ? "" : $":{column}")}");

    /// <summary>The line of source with a caret under the column, which counts bytes.</summary>
    private string? Quote(Diagnostic item)
    {
        if (string.IsNullOrWhiteSpace(item.SourceLine)) return null;
        var indent = item.SourceLine.Length - item.SourceLine.TrimStart().Length;
        var clean = safe.Line(item.SourceLine);
        var line = Cut(clean, MaxSourceLine);
        var before = item.Column is { } column && clean == item.SourceLine.Trim() ? CharactersIn(item.SourceLine, column - 1) - indent : -1;
        return before < 0 || before > line.Length ? $"    {line}" : $"    {line}\n    {new string(' ', before)}^";
    }

    private static int CharactersIn(string line, int bytes)
    {
        var count = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0) break;
            count += rune.Utf16SequenceLength;
        }

        return count;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : $"{text.AsSpan(0, length)}\u2026";
}
