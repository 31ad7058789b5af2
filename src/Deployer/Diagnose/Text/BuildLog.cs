using System.Buffers;

namespace Deployer.Diagnose.Text;

/// <summary>Reads the text of a build, line by line: compilers, linkers, package managers and `make`. Files are as printed.</summary>
internal sealed class BuildLog : ILineReader
{
    private readonly LogDiagnostics found;
    private readonly MakeFolders folders = new();
    private readonly QuotedSource quote;
    private readonly HeaderLog headers;
    private readonly CompilerCrash crash;
    private readonly LinkLog linker;
    private string? doubtful;

    /// <param name="errorSeen">Told of each different error as it is read; notes and source are not known then.</param>
    public BuildLog(Action<Diagnostic>? errorSeen = null)
    {
        found = new LogDiagnostics { ErrorSeen = errorSeen };
        quote = new QuotedSource(found);
        headers = new HeaderLog(found, quote, folders);
        crash = new CompilerCrash(found);
        linker = new LinkLog(found);
    }

    /// <summary>
    /// A line that holds none of these, and no colon with a space behind it, says nothing, unless <see cref="IsOpen"/>: few and selective,
    /// since every line is searched for them. What else matters names itself before a colon.
    /// </summary>
    public static IReadOnlyList<string> Anchors { get; } =
    [
        "referenced from:", "duplicate symbol '", "Stack dump", "submit a bug report", "\tWhile ", "No space left on device", PlainError.Killed, .. BuildWords.Anchors,
    ];

    private static readonly SearchValues<string> AnyAnchor = SearchValues.Create([.. Anchors], StringComparison.Ordinal);

    private static readonly SearchValues<string> Marks = SearchValues.Create(
        [
            "error: ", "warning: ", "note: ", "remark: ", ".swift:",
            "ld: ", "mold: ", "undefined reference to ", "multiple definition of ", "duplicate symbol '", "referenced from:", "n function ",
            "Stack dump", "submit a bug report", "Assertion ", "Abort: ", "\tWhile ", "Program arguments:",
            ": *** ", "ing directory ", PlainError.Killed, .. BuildWords.Anchors, .. PlainError.Anchors,
        ],
        StringComparison.Ordinal);

    /// <summary>What was said, equal ones folded.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics
    {
        get
        {
            Finish();
            return crash.Seen || headers.Signals.Count == 0 ? found.Folding.Items : [.. found.Folding.Items, .. headers.Signals];
        }
    }

    /// <summary>Errors that only repeat that something failed.</summary>
    public IReadOnlyList<string> Echoes => found.Echoes;

    /// <summary>The last lines that are no progress, oldest first.</summary>
    public IReadOnlyList<string> Tail => TailLines.Texts;

    /// <summary>Where lines go that this reader does not see.</summary>
    public LogTail TailLines { get; } = new();

    /// <summary>What the build came to, by the last words about it.</summary>
    public RunOutcome Outcome { get; private set; } = RunOutcome.Unknown;

    /// <summary>How many different errors were said, listed or not; of the others likewise.</summary>
    public int ErrorCount => found.Folding.Errors + (crash.Seen ? 0 : headers.Signals.Count);

    public int WarningCount => found.Folding.Warnings;

    public int NoteCount => found.Folding.Notes;

    public int OmittedErrors => found.Folding.OmittedErrors;

    public int OmittedOthers => found.Folding.OmittedOthers;

    /// <summary>True while any line may belong to what was said before.</summary>
    public bool IsOpen => quote.IsOpen || linker.IsOpen || headers.IsOpen || doubtful is not null;

    /// <summary>True while tests run: what programs print then is their own, but for what only repeats or blames the machine.</summary>
    public bool InTests
    {
        get => headers.InTests;
        set => headers.InTests = value;
    }

    void ILineReader.Read(LogLine line) => Read(line);

    /// <summary>False when the line says nothing about a build.</summary>
    public bool Read(LogLine line)
    {
        TailLines.Add(line.Text);
        return (IsOpen || (MayMatter(line.Text, AnyAnchor) && IsMarked(line.Text))) && ReadLikely(line);
    }

    /// <summary>The colon is searched for apart: so short a needle among the others would slow down the search for all.</summary>
    public static bool MayMatter(ReadOnlySpan<char> text, SearchValues<string> anchors) =>
        text.Contains(": ", StringComparison.Ordinal) || text.ContainsAny(anchors);

    /// <summary>Apart from words there are the signs that xcbeautify draws: among the words they would slow the search down.</summary>
    private static bool IsMarked(ReadOnlySpan<char> text) => text.ContainsAny(Marks) || text.ContainsAny('\u274C', '\u26A0');

    private bool ReadLikely(LogLine line)
    {
        var text = line.Text;
        found.LineNumber = line.Number;
        var isQuoted = quote.Read(text);
        Decide(isSource: isQuoted);
        if (isQuoted)
        {
            return true;
        }

        if (linker.Read(text) || headers.Read(text))
        {
            Outcome = headers.SaidFailed ? RunOutcome.Failed : Outcome;
            headers.SaidFailed = false;
            return true;
        }

        return crash.Read(text) || folders.Read(text) || ReadMake(text) || ReadSymbol(text) || ReadOutcome(text) || ReadMachine(text);
    }

    /// <summary>Gives back the memory that only reading needs: no more lines may come.</summary>
    public void Close()
    {
        Finish();
        found.Folding.Close();
    }

    /// <summary>Ends what is still open; more lines may come all the same.</summary>
    private void Finish()
    {
        Decide(isSource: false);
        crash.Finish();
    }

    /// <summary>`make: *** [Makefile:3: all] Error 1` repeats; `make: *** No rule to make target 'x'.  Stop.` is news.</summary>
    private bool ReadMake(ReadOnlySpan<char> line)
    {
        const string Mark = ": *** ";
        var mark = line.IndexOf(Mark);
        if (mark < 0 || !(line.StartsWith("make") || line.StartsWith("gmake")) || line.EndsWith("Waiting for unfinished jobs...."))
        {
            return false;
        }

        Outcome = RunOutcome.Failed;
        var message = LogDiagnostics.Text(line[(mark + Mark.Length)..]);
        if (message.StartsWith('['))
        {
            found.AddEcho(message);
        }
        else
        {
            found.Add(new Diagnostic { Severity = Severity.Error, Phase = PlainError.PhaseOf("make", message), Message = message });
        }

        return true;
    }

    private bool ReadSymbol(ReadOnlySpan<char> line)
    {
        if (SymbolLine.Parse(line) is not { } diagnostic)
        {
            return false;
        }

        found.Add(diagnostic);
        return true;
    }

    private bool ReadOutcome(ReadOnlySpan<char> line)
    {
        var outcome = BuildWords.In(line);
        Outcome = outcome == RunOutcome.Unknown ? Outcome : outcome;
        return outcome != RunOutcome.Unknown;
    }

    private bool ReadMachine(ReadOnlySpan<char> line)
    {
        var isKilled = PlainError.IsKilled(line);
        if (!isKilled && !PlainError.IsBrokenMachine(line))
        {
            return false;
        }

        doubtful = isKilled ? RunText.KilledError("build").Message : LogDiagnostics.Text(line.Trim());
        Decide(isSource: quote.MayBeSource ? null : false);
        return true;
    }

    /// <summary>Below a header a line that sounds like a broken machine may be source: the next line, a caret or not, tells.</summary>
    private void Decide(bool? isSource)
    {
        if (doubtful is null || isSource is null)
        {
            return;
        }

        if (isSource == false)
        {
            found.Add(new Diagnostic { Severity = Severity.Error, Phase = Phase.Infrastructure, Message = doubtful });
        }

        doubtful = null;
    }
}
