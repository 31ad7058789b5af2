namespace Deployer.Diagnose.Text;

/// <summary>Collects what a crashing compiler leaves in the log: its stack dump says on what it worked.</summary>
internal sealed class CompilerCrash(LogDiagnostics diagnostics)
{
    /// <summary>An assertion's words stand this close above the dump.</summary>
    private const int MaxDistance = 5;

    private const int MaxWords = 500;

    private readonly LineCopy lastWords = new(MaxWords);
    private int wordsAt = int.MinValue;
    private bool isOpen;
    private bool hasWork;
    private int startedAt;
    private string? words;
    private string? work;
    private string? file;
    private int? line;

    /// <summary>True when a stack dump was seen.</summary>
    public bool Seen { get; private set; }

    /// <summary>Takes a line that belongs to a stack dump; false for any other.</summary>
    public bool Read(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("Stack dump:") || text.StartsWith("Please submit a bug report") || text.StartsWith("PLEASE submit a bug report"))
        {
            // Both lines stand above one dump.
            if (!isOpen || hasWork)
            {
                Begin();
            }

            return true;
        }

        if (text.Contains("Assertion ", StringComparison.Ordinal) || text.StartsWith("Abort: "))
        {
            lastWords.Set(text);
            wordsAt = diagnostics.LineNumber;
            return false;
        }

        return isOpen && ReadFrame(text);
    }

    /// <summary>Adds the crash that is being read.</summary>
    public void Finish()
    {
        if (!isOpen)
        {
            return;
        }

        isOpen = false;
        var number = diagnostics.LineNumber;
        diagnostics.LineNumber = startedAt;
        diagnostics.Add(new Diagnostic
        {
            Severity = Severity.Error,
            Phase = Phase.CompilerCrash,
            Message = work is null ? "the compiler crashed" : $"the compiler crashed {work}",
            File = file,
            Line = line,
            Notes = words is null ? [] : [new Diagnostic { Severity = Severity.Note, Phase = Phase.CompilerCrash, Message = words }],
        });
        diagnostics.LineNumber = number;
    }

    private void Begin()
    {
        Finish();
        isOpen = Seen = true;
        hasWork = false;
        startedAt = diagnostics.LineNumber;
        (work, file, line) = (null, null, null);
        words = startedAt - wordsAt <= MaxDistance ? lastWords.Text.ToString() : null;
    }

    /// <summary>`3.\tWhile type-checking 'two()' (at [/p/A.swift:3:8 - line:6:1] …)`; a text in it may go on over more lines.</summary>
    private bool ReadFrame(ReadOnlySpan<char> text)
    {
        var frame = text.TrimStart();
        var digits = frame.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 3 || frame.Length < digits + 2 || frame[digits] != '.' || frame[digits + 1] is not ('\t' or ' '))
        {
            return false;
        }

        hasWork = true;
        var said = frame[(digits + 1)..].TrimStart();
        if (said.StartsWith("While "))
        {
            ReadWork(said);
        }
        else if (said.StartsWith("Program arguments:"))
        {
            ReadArguments(said);
        }

        return true;
    }

    private void ReadWork(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf(" (at [");
        work = LogDiagnostics.Text($"w{(at < 0 ? text : text[..at])[1..]}");
        if (at < 0)
        {
            return;
        }

        var place = text[(at + 6)..];
        var end = place.IndexOf(" - ") is >= 0 and var dash ? dash : place.IndexOf(']');
        var numbers = HeaderLine.SplitNumbers(end < 0 ? place : place[..end]);
        (file, line) = numbers.Line is null ? (file, line) : (numbers.File.ToString(), numbers.Line);
    }

    /// <summary>The file it compiled, when it was one alone.</summary>
    private void ReadArguments(ReadOnlySpan<char> text)
    {
        const string Mark = " -primary-file ";
        var start = text.IndexOf(Mark);
        if (start < 0 || text[(start + 1)..].Contains(Mark, StringComparison.Ordinal))
        {
            return;
        }

        var rest = text[(start + Mark.Length)..];
        var end = rest.IndexOf(' ');
        file = (end < 0 ? rest : rest[..end]).ToString();
    }
}
