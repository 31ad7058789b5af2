using System.Globalization;
using System.Text.RegularExpressions;
using Deployer.Diagnose;

namespace Deployer.Tests.Diagnose.Corpus;

/// <summary>An error or warning that a log must yield.</summary>
/// <param name="Line">The line of the expectation, for people.</param>
/// <param name="Severity">How grave.</param>
/// <param name="File">Null: none, or not judged.</param>
/// <param name="Row">Line in the file; null when none is said.</param>
/// <param name="Column">Null when none is said.</param>
internal sealed partial record ExpectedDiagnostic(string Line, Severity Severity, string? File, int? Row, int? Column)
{
    private string Message { get; init; } = "";

    private bool AnyPlace { get; init; }

    public static ExpectedDiagnostic Parse(string line)
    {
        var match = Form().Match(line);
        return match.Success
            ? new ExpectedDiagnostic(
                line,
                Enum.Parse<Severity>(match.Groups["severity"].Value, ignoreCase: true),
                match.Groups["file"].Success ? match.Groups["file"].Value : null,
                Number(match.Groups["row"]),
                Number(match.Groups["column"]))
            {
                Message = match.Groups["message"].Value,
                AnyPlace = match.Groups["none"].Value == "?",
            }
            : throw new FormatException(line);
    }

    public bool Matches(Diagnostic actual) =>
        actual.Severity == Severity
        && (AnyPlace || (actual.File == File && actual.Line == Row && actual.Column == Column))
        && (Message.StartsWith('~') ? actual.Message.Contains(Message[1..], StringComparison.Ordinal) : actual.Message == Message);

    private static int? Number(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<severity>error|warning) (?:(?<none>[-?])|(?<file>.+?)(?::(?<row>\d+)(?::(?<column>\d+))?)?:) (?<message>.*)$")]
    private static partial Regex Form();
}

/// <summary>A test that a log must yield.</summary>
/// <param name="Line">The line of the expectation, for people.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Library">What it is written with.</param>
/// <param name="Name">As its library prints it.</param>
internal sealed partial record ExpectedTest(string Line, TestOutcome Outcome, TestLibrary Library, string Name)
{
    private string? FileName { get; init; }

    private int? Row { get; init; }

    public static ExpectedTest Parse(string line)
    {
        var match = Form().Match(line);
        return match.Success
            ? new ExpectedTest(
                line,
                Enum.Parse<TestOutcome>(match.Groups["outcome"].Value, ignoreCase: true),
                Enum.Parse<TestLibrary>(match.Groups["library"].Value, ignoreCase: true),
                match.Groups["name"].Value.Trim('"'))
            {
                FileName = match.Groups["file"].Success ? match.Groups["file"].Value : null,
                Row = match.Groups["row"].Success ? int.Parse(match.Groups["row"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null,
            }
            : throw new FormatException(line);
    }

    /// <summary>A log names XCTest's class without its module, Swift Testing's function without its suite.</summary>
    public bool Matches(TestResult actual) =>
        actual.Outcome == Outcome && actual.Library == Library && IsNamed(actual.Id.Replace("\"", "", StringComparison.Ordinal)) && IsAt(actual);

    private bool IsNamed(string id) =>
        id == Name || id.EndsWith("/" + Name, StringComparison.Ordinal) || id.EndsWith("." + Name, StringComparison.Ordinal);

    private bool IsAt(TestResult actual) => FileName is null || (actual.Line == Row && Path.GetFileName(actual.File) == FileName);

    [GeneratedRegex(@"^(?<outcome>\w+) (?<library>\w+) (?<name>.+?)(?: at (?<file>[\w+.-]+):(?<row>\d+))?$")]
    private static partial Regex Form();
}
