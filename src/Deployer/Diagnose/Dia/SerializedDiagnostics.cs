using System.Text;
using Deployer.Diagnose.Text;
using Deployer.Kernel;

namespace Deployer.Diagnose.Dia;

/// <summary>Reads what a compiler wrote into a `.dia` file. Of a damaged file it gives what could be read.</summary>
internal sealed class SerializedDiagnostics
{
    private const int DiagnosticBlock = 9;
    private const int MagicLength = 4;
    private const int MaxBytes = 64 * 1024 * 1024;

    private readonly PackagePaths paths;
    private readonly BitstreamReader reader;
    /// <summary>Relative to the package; empty when it has no name.</summary>
    private readonly Dictionary<ulong, string> files = [];
    private readonly Dictionary<ulong, string> categories = [];
    private readonly Stack<Draft> open = new();
    private readonly List<Diagnostic> finished = [];

    private SerializedDiagnostics(byte[] bytes, PackagePaths paths)
    {
        this.paths = paths;
        reader = new BitstreamReader(new BitCursor(bytes, MagicLength));
    }

    private enum RecordCode
    {
        Diagnostic = 2,
        Category = 5,
        FileName = 6,
        FixIt = 7,
    }

    /// <summary>The diagnostics of a file; none when it is missing, larger than 64 MB or no such file.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> ReadFileAsync(
        string file, PackagePaths paths, CancellationToken cancellationToken)
    {
        try
        {
            return RegularFile.Holds(file, MaxBytes)
                ? Read(await File.ReadAllBytesAsync(file, cancellationToken), paths)
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The diagnostics in bytes.</summary>
    public static IReadOnlyList<Diagnostic> Read(byte[] bytes, PackagePaths paths)
    {
        if (!bytes.AsSpan().StartsWith("DIAG"u8))
        {
            return [];
        }

        var file = new SerializedDiagnostics(bytes, paths);
        file.ReadAll();
        return file.finished;
    }

    private void ReadAll()
    {
        for (var item = reader.Next(); item != BitstreamItem.End; item = reader.Next())
        {
            switch (item)
            {
                case BitstreamItem.EnterBlock:
                    open.Push(new Draft(reader.Block == DiagnosticBlock));
                    break;
                case BitstreamItem.EndBlock:
                    Close();
                    break;
                default:
                    Record();
                    break;
            }
        }

        // A truncated file ends inside blocks: what they already said counts.
        while (open.Count > 0)
        {
            Close();
        }
    }

    private void Close()
    {
        if (!open.TryPop(out var draft) || draft.Finish() is not { } diagnostic)
        {
            return;
        }

        if (open.TryPeek(out var outer) && outer.IsDiagnostic)
        {
            outer.Notes.Add(diagnostic);
            return;
        }

        finished.Add(diagnostic);
    }

    private void Record()
    {
        var operands = reader.Operands;
        switch ((RecordCode)reader.Code)
        {
            case RecordCode.FileName when operands.Length > 0:
                files[operands[0]] = Text() is { Length: > 0 } file ? paths.Relative(file) : "";
                break;
            case RecordCode.Category when operands.Length > 0:
                categories[operands[0]] = Text().Split('@')[0];
                break;
            case RecordCode.Diagnostic when operands.Length >= 7 && open.TryPeek(out var draft):
                draft.Diagnostic = ToDiagnostic(operands);
                break;
            case RecordCode.FixIt when operands.Length >= 8 && open.TryPeek(out var draft):
                AddFixIt(draft, operands);
                break;
            default:
                break;
        }
    }

    private Diagnostic? ToDiagnostic(ReadOnlySpan<ulong> operands)
    {
        Severity? severity = operands[0] switch
        {
            1 => Severity.Note,
            2 => Severity.Warning,
            3 or 4 => Severity.Error,
            5 => Severity.Remark,
            _ => null,
        };
        if (severity is not { } known)
        {
            return null;
        }

        var (text, id) = MessageId.Split(Text());
        var place = FileOf(operands[1]);
        return new Diagnostic
        {
            Severity = known,
            Phase = Phase.Compile,
            Message = paths.Shorten(text),
            Id = id ?? categories.GetValueOrDefault(operands[5]),
            File = place,
            Line = place is null ? null : Positive(operands[2]),
            Column = place is null ? null : Positive(operands[3]),
            Offset = place is null ? null : Number(operands[4]),
        };
    }

    private void AddFixIt(Draft draft, ReadOnlySpan<ulong> operands)
    {
        if (FileOf(operands[0]) is { } file)
        {
            draft.FixIts.Add(new FixIt(
                file, Number(operands[3]), Number(operands[7]), Number(operands[1]), Number(operands[2]), Text()));
        }
    }

    private string? FileOf(ulong id) => files.TryGetValue(id, out var file) && file.Length > 0 ? file : null;

    private string Text() => Encoding.UTF8.GetString(reader.Blob.Span);

    private static int Number(ulong value) => (int)Math.Min(value, int.MaxValue);

    private static int? Positive(ulong value) => value == 0 ? null : Number(value);

    private sealed class Draft(bool isDiagnostic)
    {
        public bool IsDiagnostic { get; } = isDiagnostic;

        public Diagnostic? Diagnostic { get; set; }

        public List<Diagnostic> Notes { get; } = [];

        public List<FixIt> FixIts { get; } = [];

        public Diagnostic? Finish() => IsDiagnostic && Diagnostic is not null ? Diagnostic with { Notes = Notes, FixIts = FixIts } : null;
    }
}
