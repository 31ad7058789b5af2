namespace Deployer.Diagnose.Text;

/// <summary>
/// Reads what a compiler shows below a diagnostic that has a place: a snippet with the notes in it, or the plain line with a caret.
/// Source that looks like a diagnostic is none.
/// </summary>
internal sealed class QuotedSource(LogDiagnostics diagnostics)
{
    private readonly LineCopy file = new(4_096);
    private readonly LineCopy source = new(LogDiagnostics.MaxSource);
    private Novelty novelty;
    private int? index;
    private ulong key;
    private int? line;
    private int? column;
    private int? quoted;
    private Stage stage;

    private enum Stage
    {
        Closed,

        /// <summary>Directly behind the header.</summary>
        Header,

        /// <summary>Behind a line that may be the source.</summary>
        Source,
        Snippet,

        /// <summary>In the frame that shows a macro's expansion: lines of another file.</summary>
        Expansion,
    }

    /// <summary>True while lines may come that belong to it.</summary>
    public bool IsOpen => stage != Stage.Closed;

    /// <summary>True when the line just read may be source.</summary>
    public bool MayBeSource => stage == Stage.Source;

    /// <summary>True when the notes of the newest diagnostic stand in its snippet.</summary>
    public bool HoldsNotes { get; private set; }

    /// <summary>Goes on to what was just said.</summary>
    /// <param name="said">Its header, with file.</param>
    /// <param name="saidKey">Tells it from others.</param>
    /// <param name="saidNovelty">What it was.</param>
    /// <param name="saidIndex">Where it is kept; null when it is not, or was there.</param>
    public void Begin(DiagnosticPlace said, ulong saidKey, Novelty saidNovelty, int? saidIndex)
    {
        (key, novelty, index) = (saidKey, saidNovelty, saidIndex);
        (line, column, quoted) = (said.Line, said.Column, null);
        file.Set(said.File);
        HoldsNotes = false;
        stage = Stage.Header;
    }

    /// <summary>Goes on to a note, which has its own lines.</summary>
    public void Pass()
    {
        index = null;
        line = null;
        stage = Stage.Header;
    }

    /// <summary>True when the line is source or drawn below it, and nothing else.</summary>
    public bool Read(ReadOnlySpan<char> text)
    {
        if (SnippetLine.TryParse(text, out var snippet))
        {
            ReadSnippet(snippet);
            return true;
        }

        if (stage is Stage.Snippet or Stage.Expansion)
        {
            var isFrame = IsFrame(text);
            stage = !isFrame ? Stage.Closed : stage == Stage.Snippet ? Stage.Expansion : Stage.Snippet;
            return isFrame;
        }

        return ReadPlain(text);
    }

    private bool ReadPlain(ReadOnlySpan<char> text)
    {
        if (stage == Stage.Source && IsCaret(text))
        {
            Quote();
            stage = Stage.Closed;
            return true;
        }

        if (stage == Stage.Header)
        {
            source.Set(text);
            stage = Stage.Source;
            return false;
        }

        stage = Stage.Closed;
        return false;
    }

    private void ReadSnippet(SnippetLine snippet)
    {
        if (stage == Stage.Closed)
        {
            return;
        }

        stage = stage == Stage.Expansion ? Stage.Expansion : Stage.Snippet;
        if (snippet.Number is { } number)
        {
            quoted = number;
            source.Set(snippet.Text);
            if (number == line)
            {
                Quote();
            }
        }
        else if (stage == Stage.Snippet && snippet.TryReadMark(out var corner, out var said))
        {
            ReadMark(said, corner);
        }
        else if (stage == Stage.Expansion && snippet.TryReadMark(out _, out said) && said.Severity == Severity.Note)
        {
            diagnostics.AddNote(index, new DiagnosticPlace(file.Text, null, null), said);
        }
    }

    private void ReadMark(HeaderLine said, int corner)
    {
        HoldsNotes = true;
        var message = MessageId.Split(said.Message, out var id);
        if (novelty == Novelty.Known || DiagnosticKey.Of(new DiagnosticPlace(file.Text, line, column), said.Severity, message) == key)
        {
            return;
        }

        var place = new DiagnosticPlace(file.Text, quoted, IsExact(corner) ? corner + 1 : null);
        if (said.Severity is Severity.Note or Severity.Remark)
        {
            diagnostics.AddNote(index, place, said);
            return;
        }

        // At the place of the newest only what it says itself stands, cut where the log ends.
        if (place is { Line: not null, Column: not null } && (place.Line != line || place.Column != column))
        {
            AddNeighbour(place, said.Severity, message, id);
        }
    }

    /// <summary>Another diagnostic in the same snippet: when it has a header as well, that is what counts it.</summary>
    private void AddNeighbour(DiagnosticPlace place, Severity severity, ReadOnlySpan<char> message, ReadOnlySpan<char> id)
    {
        var other = DiagnosticKey.Of(place, severity, message);
        if (diagnostics.Folding.See(other, severity, times: 0) == Novelty.New)
        {
            diagnostics.Keep(other, new Diagnostic
            {
                Severity = severity,
                Phase = Phase.Compile,
                Message = LogDiagnostics.Text(message),
                Id = id.Length == 0 ? null : id.ToString(),
                File = place.File.ToString(),
                Line = place.Line,
                Column = place.Column,
                SourceLine = source.Text.ToString(),
                Occurrences = 0,
            });
        }
    }

    private void Quote()
    {
        if (index is { } kept && source.Length > 0)
        {
            var text = source.Text.ToString();
            diagnostics.Folding.Replace(kept, item => item.SourceLine is null ? item with { SourceLine = text } : item);
        }
    }

    /// <summary>The drawing counts columns as a screen does; the compiler counts bytes.</summary>
    private bool IsExact(int corner) => corner <= source.Length && System.Text.Ascii.IsValid(source.Text[..corner]);

    private static bool IsCaret(ReadOnlySpan<char> text) => text.Contains('^') && text.IndexOfAnyExcept(" \t~^") < 0;

    private static bool IsFrame(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart();
        return rest.StartsWith("+-") || rest.StartsWith("\u256D\u2500") || rest.StartsWith("\u2570\u2500");
    }
}
