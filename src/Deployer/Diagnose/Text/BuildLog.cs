namespace Deployer.Diagnose.Text;

/// <summary>Reads the text of a build, line by line: compilers, linkers, package managers and `make`. Files are as printed.</summary>
internal sealed class BuildLog
{
    private const int MaxMessage = 4_000;
    private const int MaxNotes = 20;
    private const int TailLength = 3;

    private readonly Folding folding = new();
    private readonly List<string> echoes = [];
    private readonly Queue<string> tail = new();
    private readonly CompilerCrash crash = new();
    private int number;
    private string? linkTarget;
    private bool noteBelongs;

    /// <summary>What was said, equal ones folded.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics =>
        crash.Seen ? [.. folding.Items.Where(item => item.Phase != Phase.CompilerCrash), crash.ToDiagnostic()] : folding.Items;

    /// <summary>Errors that only repeat that something failed.</summary>
    public IReadOnlyList<string> Echoes => echoes;

    /// <summary>The last lines that are no progress, oldest first.</summary>
    public IReadOnlyCollection<string> Tail => tail;

    public void Read(LogLine logLine)
    {
        var line = logLine.Text.ToString();
        number = logLine.Number;
        Remember(line);
        if (crash.Read(line) || ReadLink(line) || ReadHeader(line) || ReadContinuation(line))
        {
            return;
        }

        if (PlainError.IsBrokenMachine(line))
        {
            Add(new Diagnostic { Severity = Severity.Error, Phase = Phase.Infrastructure, Message = Text(line.Trim()) });
        }
    }

    private bool ReadLink(string line)
    {
        if (line.Contains(": in function ", StringComparison.OrdinalIgnoreCase))
        {
            linkTarget = LinkLine.TargetOf(line) ?? linkTarget;
            return false;
        }

        if (line.StartsWith(">>> ", StringComparison.Ordinal))
        {
            linkTarget = LinkLine.TargetOf(line);
            folding.ReplaceNewest(newest => newest.Phase == Phase.Link ? newest with { Target = newest.Target ?? linkTarget } : newest);
            return true;
        }

        if (LinkLine.Parse(line) is not { } complaint)
        {
            return false;
        }

        Add(complaint with { Target = complaint.Target ?? linkTarget });
        return true;
    }

    private bool ReadHeader(string line)
    {
        if (DiagnosticLine.Parse(line) is not { } header)
        {
            return ReadMake(line);
        }

        if (header.Severity == Severity.Error && !header.HasFile && PlainError.IsEcho(header.Message))
        {
            AddEcho(header.Message);
            return true;
        }

        var diagnostic = ToDiagnostic(header);
        if (diagnostic.Severity != Severity.Note)
        {
            Add(diagnostic);
        }
        else if (noteBelongs)
        {
            folding.ReplaceNewest(owner => owner.Notes.Count >= MaxNotes ? owner : owner with { Notes = [.. owner.Notes, diagnostic] });
        }

        return true;
    }

    /// <summary>`make: *** [Makefile:3: all] Error 1` repeats; `make: *** No rule to make target 'x'.  Stop.` is news.</summary>
    private bool ReadMake(string line)
    {
        var mark = line.IndexOf(": *** ", StringComparison.Ordinal);
        if (mark < 0
            || !line.StartsWith("make", StringComparison.Ordinal)
            || line.EndsWith("Waiting for unfinished jobs....", StringComparison.Ordinal))
        {
            return false;
        }

        var message = line[(mark + 6)..];
        if (message.StartsWith('['))
        {
            AddEcho(message);
        }
        else
        {
            Add(new Diagnostic { Severity = Severity.Error, Phase = PlainError.PhaseOf("make", message), Message = Text(message) });
        }

        return true;
    }

    /// <summary>SwiftPM indents what Git said under its own error.</summary>
    private bool ReadContinuation(string line)
    {
        if (!noteBelongs
            || !line.StartsWith("    ", StringComparison.Ordinal)
            || folding.Items[^1] is not { Phase: Phase.Infrastructure or Phase.Resolve, File: null })
        {
            return false;
        }

        folding.ReplaceNewest(owner =>
            owner.Message.Length > MaxMessage ? owner : owner with { Message = $"{owner.Message} {line.Trim()}" });
        return true;
    }

    private static Diagnostic ToDiagnostic(DiagnosticLine header)
    {
        var (text, id) = MessageId.Split(Text(header.Message));
        var file = header.HasFile ? header.Place : null;
        return new Diagnostic
        {
            Severity = header.Severity,
            Phase = file is null ? PlainError.PhaseOf(header.Place, header.Message) : Phase.Compile,
            Message = text,
            Id = id,
            File = file,
            Line = file is null ? null : header.Line,
            Column = file is null ? null : header.Column,
        };
    }

    private static string Text(string message) => message.Length > MaxMessage ? message[..MaxMessage] : message;

    private void Add(Diagnostic diagnostic) => noteBelongs = folding.Add(diagnostic with { LogLine = number });

    private void AddEcho(string message)
    {
        if (echoes.Count < TailLength && !echoes.Contains(Text(message)))
        {
            echoes.Add(Text(message));
        }
    }

    private void Remember(string line)
    {
        if (string.IsNullOrWhiteSpace(line) || line.StartsWith('['))
        {
            return;
        }

        tail.Enqueue(Text(line.Trim()));
        if (tail.Count > TailLength)
        {
            tail.Dequeue();
        }
    }
}
