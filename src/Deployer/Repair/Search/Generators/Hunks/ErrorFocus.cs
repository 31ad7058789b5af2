using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>What an error is about: its line, what encloses it, where its notes point, and what its words name.</summary>
internal sealed partial class ErrorFocus
{
    /// <summary>What only stands in the same file has this doubt.</summary>
    public const double Remote = 0.6;

    private const double OfHeader = 0.15;
    private const double OfBody = 0.3;

    private readonly Diagnostic _error;
    private readonly List<FocusSpan> _spans = [];
    private readonly HashSet<string> _onLine;

    private ErrorFocus(Diagnostic error, SwiftOutline file, int offset)
    {
        _error = error;
        Offset = offset;
        Names = error.Notes.Prepend(error).SelectMany(said => NamesIn(said.Message)).ToHashSet(StringComparer.Ordinal);
        _onLine = SwiftLexer.Read(file.Source.File.LineAt(offset)).Where(token => token.Kind == SwiftTokenKind.Word).Select(token => token.Text)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Words that the error or its notes quote, one character per byte.</summary>
    public IReadOnlySet<string> Names { get; }

    private string Path => _error.File!;

    private int Offset { get; }

    /// <summary>Null when the error stands nowhere in the sources.</summary>
    public static ErrorFocus? Of(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file) return null;
        if (file.Source.File.OffsetOf(error.Line!.Value, error.Column!.Value) is not { } offset) return null;
        var focus = new ErrorFocus(error, file, offset);
        focus.Add(file, offset, (Line: 0, Inner: 0.1));
        foreach (var note in error.Notes)
        {
            if (note.Line is not { } line || scene.FileOf(note) is not { } other || other.Source.File.OffsetOf(line, 1) is not { } start) continue;
            focus.Add(other, start + other.Source.File.IndentationAt(start).Length, (Line: 0.1, Inner: 0.15));
        }

        return focus;
    }

    /// <summary>Whether the error stands in what an edit replaces.</summary>
    public bool IsIn(string path, TextEdit edit) => path == Path && edit.Start <= Offset && Offset < edit.End;

    /// <summary>How unlikely a piece of a file has to do with the error; null when nothing says that it has.</summary>
    public double? DoubtOf(Piece piece, SwiftOutline now, SwiftOutline green)
    {
        var path = now.Source.File.Path;
        if (path == Path && ErrorWords.IsParse(_error) && IsPunctuation(piece, now.Source.File.Text, green.Source.File.Text)) return 0;
        var found = _spans.Where(span => span.Path == path && span.Touches(piece.Edit)).Select(span => span.Doubt)
            .Concat(DoubtsByName(piece, now, green))
            .Concat(path == Path ? [IsLostImport(piece, green.Source.File.Text) ? 0.1 : Remote] : Array.Empty<double>());
        return found.Cast<double?>().Min();
    }

    private static IEnumerable<string> NamesIn(string message) =>
        Quoted().Matches(SourceFile.Bytes(message)).SelectMany(match => SwiftLexer.Read(match.Groups[1].Value))
            .Where(token => token.Kind == SwiftTokenKind.Word && !char.IsAsciiDigit(token.Text[0])).Select(token => token.Text);

    private void Add(SwiftOutline file, int offset, (double Line, double Inner) doubts)
    {
        var (source, path) = (file.Source.File, file.Source.File.Path);
        _spans.Add(new FocusSpan(path, source.StartOfLine(offset), source.StartOfNextLine(offset), doubts.Line));
        var around = file.Declarations.Where(found => found.Open is not null || !found.IsLocal).Select(found => FocusSpan.Of(file, found, doubts.Inner))
            .Where(span => span.Start <= offset && offset < span.End).OrderBy(span => span.End - span.Start);
        _spans.AddRange(around.Select((span, index) => index == 0 ? span : span with { Doubt = OfBody }));
    }

    private IEnumerable<double> DoubtsByName(Piece piece, SwiftOutline now, SwiftOutline green)
    {
        foreach (var declared in green.Declarations)
        {
            var start = green.Source.Tokens[declared.NameAt].Start;
            if (piece.Start > start || start >= piece.End) continue;
            if (Names.Contains(declared.Name)) yield return 0.1;
            else if (_onLine.Contains(declared.Name)) yield return OfBody;
        }

        foreach (var declared in now.Declarations.Where(found => !found.IsLocal))
        {
            var isNamed = Names.Contains(declared.Name);
            if (!isNamed && !_onLine.Contains(declared.Name)) continue;
            if (FocusSpan.OfHeader(now, declared, 0).Touches(piece.Edit)) yield return isNamed ? OfHeader : OfBody;
            else if (isNamed && FocusSpan.Of(now, declared, 0).Touches(piece.Edit)) yield return OfBody;
        }
    }

    private bool IsLostImport(Piece piece, string green) =>
        piece.Kind == PieceKind.LostLines && ErrorWords.IsAboutOthers(_error.Message) && SwiftLexer.Read(green[piece.Start..piece.End]).Any(token => token.IsWord("import"));

    /// <summary>Brackets and quotes are missed far from where they are lost, or came to.</summary>
    private static bool IsPunctuation(Piece piece, string now, string green)
    {
        var tokens = SwiftLexer.Read(piece.OnlyRestores ? green[piece.Start..piece.End] : now[piece.Edit.Start..piece.Edit.End]);
        return (piece.OnlyRestores || piece.Edit.Text.Trim().Length == 0) && tokens.Count > 0 && tokens.All(token => token.Kind == SwiftTokenKind.Symbol);
    }

    [GeneratedRegex("'([^']{1,200})'")]
    private static partial Regex Quoted();
}
