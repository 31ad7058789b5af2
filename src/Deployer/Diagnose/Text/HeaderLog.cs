namespace Deployer.Diagnose.Text;

/// <summary>Reads the lines that say their severity, `error: …`, with what package managers say below.</summary>
internal sealed class HeaderLog(LogDiagnostics found, QuotedSource quote, MakeFolders folders)
{
    private const int MaxSignals = 20;

    private readonly List<Diagnostic> signals = [];
    private Owner owner = Owner.None;
    private int? newest;

    private enum Owner
    {
        None,
        Known,
        Kept,
    }

    /// <summary>That a compiler died: news only when it left no dump.</summary>
    public IReadOnlyList<Diagnostic> Signals => signals;

    /// <summary>True while lines set in by blanks may come that belong to an error without a place.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>True while what programs print is no compiler's.</summary>
    public bool InTests { get; set; }

    /// <summary>True once a program said that what it called had failed.</summary>
    public bool SaidFailed { get; set; }

    /// <summary>False when the line says no severity.</summary>
    public bool Read(ReadOnlySpan<char> text)
    {
        if (!HeaderLine.TryParse(text, out var header))
        {
            return ReadContinuation(text);
        }

        IsOpen = false;
        if (InTests && !IsOfMachine(header))
        {
            return true;
        }

        if (header.Severity == Severity.Note)
        {
            ReadNote(header);
        }
        else if (header.HasFile)
        {
            AddPlaced(PlaceOf(header), header);
        }
        else
        {
            AddPlain(header);
        }

        return true;
    }

    /// <summary>A note belongs to what was said before, unless the notes of that stand in its snippet.</summary>
    private void ReadNote(HeaderLine header)
    {
        if (header.HasFile && (owner == Owner.None || quote.HoldsNotes))
        {
            AddPlaced(PlaceOf(header), header);
            return;
        }

        found.AddNote(owner == Owner.Kept ? newest : null, header.HasFile ? PlaceOf(header) : default, header);
        quote.Pass();
    }

    private void AddPlaced(DiagnosticPlace place, HeaderLine header)
    {
        var message = MessageId.Split(header.Message, out var id);
        message = message.Length > LogDiagnostics.MaxMessage ? message[..LogDiagnostics.MaxMessage] : message;
        var key = DiagnosticKey.Of(place, header.Severity, message);
        var novelty = found.Folding.See(key, header.Severity);
        newest = novelty != Novelty.New ? null : found.Keep(key, new Diagnostic
        {
            Severity = header.Severity,
            Phase = Phase.Compile,
            Message = message.ToString(),
            Id = id.Length == 0 ? null : id.ToString(),
            File = place.File.ToString(),
            Line = place.Line,
            Column = place.Column,
        });
        owner = newest is null ? Owner.Known : Owner.Kept;
        quote.Begin(place, key, novelty, newest);
    }

    private void AddPlain(HeaderLine header)
    {
        var place = header.Place.File.ToString();
        // A tool that calls another repeats the word.
        var said = header.Message.StartsWith("error: ") ? header.Message["error: ".Length..] : header.Message;
        var message = LogDiagnostics.Text(said);
        if (header.Severity == Severity.Error && PlainError.IsEcho(message))
        {
            found.AddEcho(message);

            // A test may print what a failed build would say.
            SaidFailed |= !InTests;
            return;
        }

        var (text, id) = MessageId.Split(message);
        var diagnostic = new Diagnostic { Severity = header.Severity, Phase = PlainError.PhaseOf(place, message), Message = text, Id = id };
        if (diagnostic.Severity == Severity.Error
            && (diagnostic.Phase == Phase.CompilerCrash || (diagnostic.Phase != Phase.Infrastructure && message.StartsWith("unable to execute command: ", StringComparison.Ordinal))))
        {
            AddSignal(diagnostic);
            return;
        }

        newest = found.Add(diagnostic);
        owner = newest is null ? Owner.Known : Owner.Kept;
        IsOpen = diagnostic.Phase is Phase.Infrastructure or Phase.Resolve;
    }

    private void AddSignal(Diagnostic signal)
    {
        SaidFailed = true;
        var index = signals.FindIndex(known => known.Message == signal.Message);
        if (index >= 0)
        {
            signals[index] = signals[index] with { Occurrences = signals[index].Occurrences + 1 };
        }
        else if (signals.Count < MaxSignals)
        {
            signals.Add(signal with { Phase = Phase.CompilerCrash, LogLine = found.LineNumber });
        }
    }

    /// <summary>SwiftPM indents what Git said under its own error.</summary>
    private bool ReadContinuation(ReadOnlySpan<char> text)
    {
        IsOpen = IsOpen && text.StartsWith("    ");
        if (IsOpen && newest is { } index)
        {
            found.Folding.Extend(index, LogDiagnostics.Text(text.Trim()), LogDiagnostics.MaxMessage);
        }

        return IsOpen;
    }

    private static bool IsOfMachine(HeaderLine header)
    {
        if (header.HasFile || header.Severity != Severity.Error)
        {
            return false;
        }

        var message = LogDiagnostics.Text(header.Message);
        return PlainError.IsEcho(message) || PlainError.PhaseOf(header.Place.File.ToString(), message) == Phase.Infrastructure;
    }

    private DiagnosticPlace PlaceOf(HeaderLine header) =>
        new(folders.Locate(header.Place.File), header.Place.Line, header.Place.Column);
}
