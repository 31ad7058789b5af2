namespace Deployer.Diagnose.Text;

/// <summary>Gathers what a log says, equal ones folded, with the lines of the log that say it first.</summary>
internal sealed class LogDiagnostics
{
    /// <summary>Of a message, in characters.</summary>
    public const int MaxMessage = 4_000;

    /// <summary>Of a quoted line, in characters.</summary>
    public const int MaxSource = 1_000;

    private const int MaxNotes = 20;
    private const int MaxEchoes = 3;

    private readonly List<string> echoes = [];

    public Folding Folding { get; } = new();

    /// <summary>Told of each different error that is kept.</summary>
    public Action<Diagnostic>? ErrorSeen { get; init; }

    /// <summary>The line that is read, from 1.</summary>
    public int LineNumber { get; set; }

    /// <summary>Errors that only repeat that something failed.</summary>
    public IReadOnlyList<string> Echoes => echoes;

    /// <summary>The text, cut when it is long.</summary>
    public static string Text(ReadOnlySpan<char> text) => (text.Length > MaxMessage ? text[..MaxMessage] : text).ToString();

    /// <summary>The index of a new one that is kept; null otherwise.</summary>
    public int? Add(Diagnostic diagnostic)
    {
        var key = DiagnosticKey.Of(diagnostic);
        return Folding.See(key, diagnostic.Severity) == Novelty.New ? Keep(key, diagnostic) : null;
    }

    /// <summary>Keeps what the folding found to be new; its index.</summary>
    public int Keep(ulong key, Diagnostic diagnostic)
    {
        var kept = diagnostic with { LogLine = LineNumber };
        if (kept.Severity == Severity.Error)
        {
            ErrorSeen?.Invoke(kept);
        }

        return Folding.Keep(key, kept);
    }

    /// <summary>Counts a note and gives it to its owner; null when that is not kept.</summary>
    public void AddNote(int? owner, DiagnosticPlace place, HeaderLine said)
    {
        var message = MessageId.Split(said.Message, out var id);
        Folding.CountNote(DiagnosticKey.Of(place, said.Severity, message));
        if (owner is not { } index)
        {
            return;
        }

        var note = new Diagnostic
        {
            Severity = said.Severity,
            Phase = Phase.Compile,
            Message = Text(message),
            Id = id.Length == 0 ? null : id.ToString(),
            File = place.File.Length == 0 ? null : place.File.ToString(),
            Line = place.Line,
            Column = place.Column,
            LogLine = LineNumber,
        };
        Folding.Replace(index, item => item.Notes.Count >= MaxNotes || item.Notes.Any(other => DiagnosticKey.Of(other) == DiagnosticKey.Of(note))
            ? item
            : item with { Notes = [.. item.Notes, note] });
    }

    public void AddEcho(string message)
    {
        if (echoes.Count < MaxEchoes && !echoes.Contains(message))
        {
            echoes.Add(message);
        }
    }
}
