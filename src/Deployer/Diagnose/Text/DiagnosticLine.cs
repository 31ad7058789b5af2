namespace Deployer.Diagnose.Text;

/// <summary>A <see cref="HeaderLine"/> that outlives its text.</summary>
/// <param name="Place">What stood before the severity: a file, a tool's name or nothing.</param>
/// <param name="Line">From 1; null when the place names no line.</param>
/// <param name="Column">From 1; null when the place names no column.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Message">The rest, with its identifier.</param>
internal sealed record DiagnosticLine(string Place, int? Line, int? Column, Severity Severity, string Message)
{
    /// <summary>True when the place is a file with a line.</summary>
    public bool HasFile { get; private init; }

    /// <summary>Null when the line is of another form.</summary>
    public static DiagnosticLine? Parse(string line) => SnippetLine.TryParse(line, out _) || !HeaderLine.TryParse(line, out var header)
        ? null
        : new DiagnosticLine(header.Place.File.ToString(), header.Place.Line, header.Place.Column, header.Severity, header.Message.ToString())
        {
            HasFile = header.HasFile,
        };

    /// <summary>Takes up to two numbers off the end: `a/b.swift:3:8` is `a/b.swift`, 3, 8.</summary>
    public static (string Place, IReadOnlyList<int> Numbers) SplitNumbers(string place)
    {
        var split = HeaderLine.SplitNumbers(place);
        List<int> numbers = split.Line is not { } line ? [] : split.Column is { } column ? [line, column] : [line];
        return (split.File.ToString(), numbers);
    }
}
