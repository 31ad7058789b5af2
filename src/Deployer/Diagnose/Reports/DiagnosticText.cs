namespace Deployer.Diagnose.Reports;

/// <summary>Writes diagnostics for people.</summary>
/// <param name="output">Where to.</param>
/// <param name="sources">The package's lines.</param>
/// <param name="look">Colours and width.</param>
internal sealed class DiagnosticText(TextWriter output, PackageSources sources, TextLook look)
{
    private const int MaxMessageLines = 20;
    private const int MaxNotes = 10;
    private const int MaxFixIts = 10;
    private const int Margin = 9;

    private Ink Ink => look.Ink;

    /// <summary>In full: message, place, the line of source with a caret, notes and fix-its.</summary>
    public void WriteFull(Diagnostic diagnostic)
    {
        var lines = Visible.Lines(diagnostic.Message, MaxMessageLines);
        var id = diagnostic.Id is null ? "" : $" [{Visible.Line(diagnostic.Id)}]";
        output.WriteLine($"{Ink.Of(diagnostic.Severity, $"{Names.Of(diagnostic.Severity)}:")} {Ink.Bold(lines[0])}{Ink.Faint(id)}");
        foreach (var line in lines.Skip(1))
            output.WriteLine($"  {line}");
        WritePlace(diagnostic);
        WriteQuote(diagnostic);
        WriteFixIts(diagnostic.FixIts, "  ");
        foreach (var note in diagnostic.Notes.Take(MaxNotes))
            WriteNote(note, diagnostic);
        if (diagnostic.Notes.Count > MaxNotes)
            output.WriteLine($"  and {Names.Count(diagnostic.Notes.Count - MaxNotes, "more note")}");
    }

    /// <summary>On one line, as compilers write it.</summary>
    public void WriteLine(Diagnostic diagnostic, string indent)
    {
        var place = PlaceOf(diagnostic);
        var severity = Ink.Of(diagnostic.Severity, $"{Names.Of(diagnostic.Severity)}:");
        var times = diagnostic.Occurrences > 1 ? Ink.Faint($" ({diagnostic.Occurrences} times)") : "";
        output.WriteLine($"{indent}{(place.Length == 0 ? "" : $"{place}: ")}{severity} {Visible.Line(diagnostic.Message)}{times}");
    }

    /// <summary>`file:line:column`, as far as it is known; empty when nothing is.</summary>
    public static string PlaceOf(Diagnostic diagnostic) => diagnostic switch
    {
        { File: null } => "",
        { Line: null } => Visible.Line(diagnostic.File),
        { Column: null } => $"{Visible.Line(diagnostic.File)}:{diagnostic.Line}",
        _ => $"{Visible.Line(diagnostic.File)}:{diagnostic.Line}:{diagnostic.Column}",
    };

    private void WritePlace(Diagnostic diagnostic)
    {
        string?[] facts =
        [
            diagnostic.Target is null ? null : $"target {Visible.Line(diagnostic.Target)}",
            diagnostic.Occurrences > 1 ? $"printed {diagnostic.Occurrences} times" : null,
            diagnostic.LogLine is null ? null : $"line {diagnostic.LogLine} of the log",
        ];
        var known = string.Join(", ", facts.OfType<string>());
        var place = PlaceOf(diagnostic);
        if (place.Length > 0)
            output.WriteLine($"  {Ink.Bold(place)}{(known.Length == 0 ? "" : Ink.Faint($" ({known})"))}");
        else if (known.Length > 0)
            output.WriteLine(Ink.Faint($"  ({known})"));
        if (diagnostic.Generated is { } generated)
        {
            var by = generated.Generator is null ? "" : $" by {Visible.Line(generated.Generator)}";
            output.WriteLine($"  The file is generated{by}: {Visible.Line(generated.Reason)}.");
        }
    }

    private void WriteQuote(Diagnostic diagnostic)
    {
        if (diagnostic.Line is not { } number || sources.LineOf(diagnostic) is not { } line)
            return;
        var quote = SourceQuote.Of(line, diagnostic.Column, look.Width - Margin);
        var gutter = $"{number}".PadLeft(5);
        output.WriteLine();
        output.WriteLine($"{Ink.Blue($"{gutter} |")} {quote.Text}".TrimEnd());
        if (quote.Caret is { } caret)
            output.WriteLine($"{Ink.Blue($"{"",5} |")} {new string(' ', caret)}{Ink.Of(diagnostic.Severity, "^")}");
    }

    private void WriteNote(Diagnostic note, Diagnostic owner)
    {
        var isElsewhere = note.File is not null && (note.File, note.Line) != (owner.File, owner.Line);
        var place = isElsewhere ? $"{PlaceOf(note)}: " : "";
        output.WriteLine($"  {place}{Ink.Blue($"{Names.Of(note.Severity)}:")} {Visible.Line(note.Message)}");
        WriteFixIts(note.FixIts, "    ");
    }

    private void WriteFixIts(IReadOnlyList<FixIt> fixIts, string indent)
    {
        foreach (var fixIt in fixIts.Take(MaxFixIts))
            output.WriteLine($"{indent}{Ink.Green("fix-it:")} {Describe(fixIt)}");
    }

    private static string Describe(FixIt fixIt)
    {
        var text = Visible.Line(fixIt.Text, 200);
        var what = fixIt switch
        {
            { Text.Length: 0 } => $"remove {Names.Count(fixIt.EndOffset - fixIt.StartOffset, "byte")}",
            _ when fixIt.StartOffset == fixIt.EndOffset => $"insert '{text}'",
            _ => $"replace {Names.Count(fixIt.EndOffset - fixIt.StartOffset, "byte")} by '{text}'",
        };
        return $"{what} at {Visible.Line(fixIt.File)}:{fixIt.Line}:{fixIt.Column}";
    }
}
