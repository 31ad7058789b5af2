using System.Security.Cryptography;

namespace Deployer.Diagnose.Reports;

/// <summary>
/// The workflow commands of GitHub Actions: they mark causes and warnings in the changed files. GitHub shows at most
/// <see cref="MaxEach"/> of each kind per step, so causes come first.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="report">What to tell.</param>
internal sealed class WorkflowCommands(TextWriter output, LogReport report)
{
    public const int MaxEach = 10;

    private const int MaxMessage = 1_000;

    public void Write()
    {
        Diagnostic[] errors = report.Root is { } root ? [root, .. report.Causes] : [.. report.Causes];
        var tests = report.OtherFailedTests;
        foreach (var error in errors.Take(MaxEach))
            Write("error", error);
        foreach (var test in tests.Take(Math.Max(0, MaxEach - errors.Length)))
            Write("error", AsDiagnostic(test));
        foreach (var consequence in report.Consequences.Take(Math.Max(0, MaxEach - errors.Length - tests.Count)))
            Write("error", consequence);
        foreach (var warning in report.Warnings.Take(MaxEach))
            Write("warning", warning);
    }

    /// <summary>
    /// Has GitHub take what is written for plain text: a line of the log could be a command. Nobody who wrote the log can know
    /// the word that ends it.
    /// </summary>
    public static void WriteAsPlainText(TextWriter output, Action write)
    {
        var word = RandomNumberGenerator.GetHexString(32, lowercase: true);
        output.WriteLine($"::stop-commands::{word}");
        write();
        output.WriteLine($"::{word}::");
    }

    private static Diagnostic AsDiagnostic(TestResult test) => new()
    {
        Severity = Severity.Error,
        Phase = Phase.TestIssue,
        Message = $"{test.Id}: {test.Message ?? "failed"}",
        File = test.File,
        Line = test.Line,
    };

    private void Write(string command, Diagnostic item)
    {
        string?[] properties =
        [
            item.File is { } file ? $"file={Property(Visible.Line(report.InRepository(file), MaxMessage))}" : null,
            item is { File: not null, Line: { } line } ? $"line={line}" : null,
            item is { File: not null, Line: not null, Column: { } column } ? $"col={column}" : null,
            $"title={Property(Title(item))}",
        ];
        output.WriteLine($"::{command} {string.Join(',', properties.OfType<string>())}::{Data(string.Join('\n', Lines(item)))}");
    }

    private string Title(Diagnostic item)
    {
        var what = LogReport.TestOf(item) is { } test ? $"Test {test}" : item.Target is { } target ? $"Swift, target {target}" : "Swift";
        var isRoot = ReferenceEquals(item, report.Root) && report.Diagnosis.Errors.Count() > 1;
        return Visible.Line(isRoot ? $"{what}: first cause" : what, 200);
    }

    private static IEnumerable<string> Lines(Diagnostic item) =>
        [.. Visible.Lines(Cut(item.Message), 20), .. item.Notes.Take(5).Select(note => $"note: {Visible.Line(note.Message, 300)}")];

    private static string Cut(string message) => message.Length > MaxMessage ? message[..MaxMessage] : message;

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
