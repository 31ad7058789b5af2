using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Syntax;

/// <summary>
/// Reads from the indentation where a closing brace was lost or is spare: what stands no deeper than the line that opened a block is no
/// longer in it, and a brace closes the block of its own column.
/// </summary>
internal sealed class BraceLayout
{
    private const int Most = 6;

    private readonly SwiftOutline _file;
    private readonly Stack<(int Brace, int Column)> _open = [];
    private readonly List<Placement> _found = [];

    /// <summary>The last brace that closed a block of another column than its own.</summary>
    private (int Brace, int Column)? _early;

    private BraceLayout(SwiftOutline file) => _file = file;

    /// <summary>The first places that do not fit are the likeliest: what is behind them is shifted.</summary>
    public static IReadOnlyList<Placement> Of(SwiftOutline file)
    {
        var layout = new BraceLayout(file);
        for (var at = 0; at < file.Source.Tokens.Count && layout._found.Count < Most; at++) layout.Visit(at);
        return [.. layout._found.Select((placement, rank) => placement with { Doubt = placement.Doubt + (rank * 0.5) })];
    }

    private void Visit(int at)
    {
        if (_file.Source.Tokens[at].Kind == SwiftTokenKind.Directive) return;
        if (_file.StartsLine(at)) StartLine(at);
        if (_file.Is(at, '{')) _open.Push((at, Column(LineStart(at))));
        else if (_file.Is(at, '}')) Close(at);
    }

    private void StartLine(int at)
    {
        if (_file.Is(at, '}') || IsContinuation(at) || IsLabel(at)) return;
        while (_open.TryPeek(out var top) && EndsLine(top.Brace) && Column(at) <= top.Column)
        {
            _found.Add(Missing(at, top.Column));
            _open.Pop();
        }

        if (_early is { } early && Column(at) > (_open.TryPeek(out var around) ? around.Column : -1) && (_open.Count == 0 ? Column(at) > 0 : Column(at) == early.Column && early.Column > around.Column + 4))
        {
            _found.Add(Spare(early.Brace));
            _early = null;
        }
    }

    private void Close(int at)
    {
        if (!_file.StartsLine(at))
        {
            if (!_open.TryPop(out _)) _found.Add(Spare(at));
            return;
        }

        while (_open.TryPeek(out var deeper) && EndsLine(deeper.Brace) && Column(at) < deeper.Column)
        {
            _found.Add(Missing(at, deeper.Column));
            _open.Pop();
        }

        if (!_open.TryPeek(out var top) || Column(at) > top.Column) _found.Add(Spare(at));
        else _open.Pop();
        if (_open.Count == 0) _early = (at, Column(at));
    }

    /// <summary>A line of its own in front of what no longer belongs to the block, and in front of its comments and attributes.</summary>
    private Placement Missing(int at, int column)
    {
        var text = _file.Source.File;
        var end = text.StartOfNextLine(_file.Source.Tokens[at - 1].End - 1);
        var isUnterminated = end > 0 && text.Text[end - 1] != '\n';
        var indentation = text.IndentationAt(_file.Source.Tokens[LineStart(_open.Peek().Brace)].Start);
        return Placement.Insert(end, (isUnterminated ? text.LineEnding : "") + indentation[..Math.Min(column, indentation.Length)] + "}" + text.LineEnding);
    }

    /// <summary>With its line when nothing else stands there.</summary>
    private Placement Spare(int at)
    {
        var (text, token) = (_file.Source.File, _file.Source.Tokens[at]);
        return text.LineAt(token.Start).Trim() == "}"
            ? Placement.Remove(text.StartOfLine(token.Start), text.StartOfNextLine(token.Start), "a spare }")
            : Placement.Remove(token.Start, token.End, "a spare }");
    }

    private bool EndsLine(int at) => _file.StartsLine(at + 1) || _file.Text(at + 1) == "in" || IsClosureHead(at);

    private bool IsClosureHead(int at)
    {
        for (var index = at + 1; index < _file.Source.Tokens.Count && !_file.StartsLine(index); index++)
        {
            if (_file.Text(index) == "in") return _file.StartsLine(index + 1);
        }

        return false;
    }

    /// <summary>The first token of the statement that a token's line goes on with.</summary>
    private int LineStart(int at)
    {
        while (at > 0 && (!_file.StartsLine(at) || IsContinuation(at)))
        {
            at = _file.Brackets.Of(at) is { } open && open < at && !_file.Is(at, '}') ? open : at - 1;
        }

        return at;
    }

    private bool IsContinuation(int at)
    {
        if (at == 0) return false;
        var (first, before) = (_file.Source.Tokens[at], _file.Source.Tokens[at - 1]);
        if (first.Text is "else" or "where" or "throws" or "async" or "as" or "catch") return true;
        if (first.Kind == SwiftTokenKind.Symbol && ")].{?:&|+-*/=,<>".Contains(first.Text[0])) return true;
        return before.Kind == SwiftTokenKind.Symbol && "([,&|+-*/=<:".Contains(before.Text[0]);
    }

    private bool IsLabel(int at) => _file.Text(at) is "case" or "default" || (_file.Is(at, '@') && _file.Text(at + 1) == "unknown");

    private int Column(int at) => _file.Source.Tokens[at].Start - _file.Source.File.StartOfLine(_file.Source.Tokens[at].Start);
}
