using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ManifestSyntax;

/// <summary>Finds the one bracket or quote that is missing in a manifest, and the places where it may belong.</summary>
internal sealed class BracketBalance(ManifestDocument manifest)
{
    private readonly IReadOnlyList<SwiftToken> _tokens = manifest.Source.Tokens;

    public IEnumerable<ManifestFix> Mend(Diagnostic error)
    {
        if (error.Message.StartsWith("unterminated string literal", StringComparison.Ordinal)) return CloseString(error);
        var (open, closer) = FirstMismatch();
        return open is { } bracket ? CloseBracket(error, bracket, closer) : [];
    }

    /// <summary>The bracket that is not closed by its like, and the token at which that shows; no bracket when all fit.</summary>
    private (int? Open, int At) FirstMismatch()
    {
        var open = new Stack<int>();
        for (var index = 0; index < _tokens.Count; index++)
        {
            if (_tokens[index].Kind != SwiftTokenKind.Symbol) continue;
            if ("([{".Contains(_tokens[index].Text[0])) open.Push(index);
            else if (")]}".Contains(_tokens[index].Text[0]))
            {
                if (!open.TryPop(out var opener)) return (null, index);
                if (Closing(opener) != _tokens[index].Text[0]) return (opener, index);
            }
        }

        return open.TryPop(out var left) ? (left, _tokens.Count) : (null, 0);
    }

    private IEnumerable<ManifestFix> CloseBracket(Diagnostic error, int open, int at)
    {
        var bracket = Closing(open);
        var file = manifest.File;
        var places = new List<TextEdit>();

        // A line that opens a call and goes on with another element lost its bracket at its own end.
        var lastOfLine = _tokens.Skip(open).TakeWhile(token => token.Start < file.EndOfLine(_tokens[open].Start)).Last();
        if (at < _tokens.Count && lastOfLine.IsSymbol(',') && file.StartOfLine(_tokens[at].Start) > lastOfLine.Start)
        {
            places.Add(new TextEdit(lastOfLine.Start, lastOfLine.Start, $"{bracket}"));
        }

        places.Add(at < _tokens.Count ? Before(at, open, bracket) : AtEnd(open, bracket));
        return places.Select(edit => Fix(error, edit, $"Close a bracket by '{bracket}' in Package.swift", $"A '{_tokens[open].Text}' of Package.swift was never closed."));
    }

    /// <summary>On a line of its own when the bracket that shows the fault has one and the list began on another line.</summary>
    private TextEdit Before(int at, int open, char bracket)
    {
        var file = manifest.File;
        var start = _tokens[at].Start;
        var line = file.StartOfLine(start);
        var isAlone = string.IsNullOrWhiteSpace(file.Text[line..start]) && file.StartOfLine(_tokens[open].Start) != line;
        return isAlone && file.IndentationAt(_tokens[open].Start).Length > file.IndentationAt(start).Length
            ? new TextEdit(line, line, file.IndentationAt(_tokens[open].Start) + bracket + file.LineEnding)
            : new TextEdit(start, start, $"{bracket}");
    }

    private TextEdit AtEnd(int open, char bracket)
    {
        var last = _tokens[^1];
        var isFirstOfLine = _tokens[open].Start >= manifest.File.StartOfLine(last.Start);
        return new TextEdit(last.End, last.End, isFirstOfLine || last.IsSymbol(']') ? $"{bracket}" : manifest.File.LineEnding + bracket);
    }

    /// <summary>Behind the name that the quote begins.</summary>
    private IEnumerable<ManifestFix> CloseString(Diagnostic error)
    {
        var file = manifest.File;
        if (file.OffsetOf(error.Line!.Value, 1) is not { } line) yield break;
        var literal = _tokens.LastOrDefault(token => token.Kind == SwiftTokenKind.String && token.Start >= line && token.Start < file.EndOfLine(line));
        if (literal is null || (literal.Text.Length > 1 && literal.Text.EndsWith('"'))) yield break;
        var end = literal.Start + 1;
        while (end < literal.End && (SwiftLexer.IsNamePart(file.Text[end]) || "./-+:@~".Contains(file.Text[end]))) end++;
        if (end > literal.Start + 1)
        {
            yield return Fix(error, new TextEdit(end, end, "\""), "Close a string in Package.swift", "A string of Package.swift was never closed.");
        }
    }

    private char Closing(int open) => _tokens[open].Text[0] switch { '(' => ')', '[' => ']', _ => '}' };

    private static ManifestFix Fix(Diagnostic error, TextEdit edit, string summary, string reason) => new(error, [edit], summary, reason);
}
