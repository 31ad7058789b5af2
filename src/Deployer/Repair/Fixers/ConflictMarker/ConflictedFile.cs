using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ConflictMarker;

/// <summary>A file that holds conflicts. A marker inside a string or a comment is none.</summary>
internal sealed class ConflictedFile
{
    private const int MaxNesting = 8;

    private static readonly string[] Markers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    private readonly List<string> _lines = [];
    private readonly List<char> _marks = [];
    private int _at;

    private ConflictedFile(SourceFile file)
    {
        File = file;
        var code = file.Path.EndsWith(".swift", StringComparison.Ordinal)
            ? SwiftLexer.Read(file.Text).Where(token => token.Kind == SwiftTokenKind.Symbol).Select(token => token.Start).ToHashSet()
            : null;
        for (var at = 0; at < file.Text.Length; at = file.StartOfNextLine(at))
        {
            var line = file.Text[at..file.StartOfNextLine(at)];
            _lines.Add(line);
            _marks.Add(code is null || code.Contains(at) ? MarkOf(line) : ' ');
        }
    }

    public SourceFile File { get; }

    private IReadOnlyList<Piece> Pieces { get; set; } = [];

    /// <summary>Null when it holds no conflict, or one whose markers do not fit together.</summary>
    public static ConflictedFile? Read(SourceFile file)
    {
        var conflicted = new ConflictedFile(file);
        if (conflicted.ReadPieces(0) is not { } pieces || conflicted._at < conflicted._lines.Count || !pieces.Any(piece => piece is Piece.Conflict)) return null;
        conflicted.Pieces = pieces;
        return conflicted;
    }

    public SourceFile Resolve(ConflictSide side, bool unites) =>
        File with { Text = string.Concat(Pieces.Select(piece => piece.Resolve(side, unites))) };

    private static char MarkOf(string line)
    {
        var text = line.TrimEnd('\r', '\n');
        var marker = Markers.FirstOrDefault(marker => text.StartsWith(marker, StringComparison.Ordinal));
        if (marker is null) return ' ';
        return text.Length == marker.Length || (text[marker.Length] == ' ' && marker[0] != '=') ? marker[0] : ' ';
    }

    /// <summary>Reads up to a marker that belongs to the conflict around; null when a conflict is not complete.</summary>
    private List<Piece>? ReadPieces(int nesting)
    {
        var pieces = new List<Piece>();
        while (_at < _lines.Count && (_marks[_at] is ' ' or '<' || nesting == 0))
        {
            if (nesting == 0 && _marks[_at] is not (' ' or '<')) return null;
            if (_marks[_at] == ' ')
            {
                pieces.Add(new Piece.Line(_lines[_at++]));
            }
            else if (ReadConflict(nesting + 1) is { } conflict)
            {
                pieces.Add(conflict);
            }
            else
            {
                return null;
            }
        }

        return pieces;
    }

    private Piece.Conflict? ReadConflict(int nesting)
    {
        _at++;
        if (nesting > MaxNesting || ReadPieces(nesting) is not { } ours) return null;
        var origin = new List<Piece>();
        if (Is('|'))
        {
            _at++;
            if (ReadPieces(nesting) is not { } read) return null;
            origin = read;
        }

        if (!Is('=')) return null;
        _at++;
        if (ReadPieces(nesting) is not { } theirs || !Is('>')) return null;
        _at++;
        return new Piece.Conflict(ours, theirs, origin.TrueForAll(piece => piece is Piece.Line line && line.Text.Trim().Length == 0));
    }

    private bool Is(char mark) => _at < _lines.Count && _marks[_at] == mark;
}
