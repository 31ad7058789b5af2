using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Memory;

/// <summary>Writes the new text of an edit as elements, with the blanks that it needs.</summary>
/// <param name="draft">The edit with its pattern.</param>
/// <param name="holes">What all patterns bound.</param>
internal sealed class NewText(Draft draft, HoleNames holes)
{
    private readonly TokenChange _change = draft.Change;

    /// <summary>The new elements, and whether they hang on what is left of them; null when one cannot be abstracted.</summary>
    public (IReadOnlyList<string> Elements, bool HugsLeft)? Write()
    {
        if (Inner() is not { } inner) return null;
        if (draft.Place.Kind is PlaceKind.Above or PlaceKind.Below or PlaceKind.Imports or PlaceKind.End) return (inner, false);
        var (left, right) = (GapBefore(_change.First), GapBefore(_change.Last));
        if (_change.IsDeletion) return ([], GapAfter(_change.AfterFirst) == right && left != right);
        var (newLeft, newRight) = (GapAfter(_change.AfterFirst), GapAfter(_change.AfterLast));
        if (!_change.IsInsertion) return ([.. Blank(left.Length == 0 ? newLeft : ""), .. inner, .. Blank(right.Length == 0 ? newRight : "")], false);
        var isMarkedRight = draft.MarkedToken >= _change.First;
        if (_change.First == 0 || (newLeft == left && (newRight != left || isMarkedRight))) return ([.. inner, .. Blank(newRight)], false);
        return newRight == left ? ([.. Blank(newLeft), .. inner], true) : ([.. Blank(newLeft), .. inner, .. Blank(newRight)], true);
    }

    /// <summary>Where tokens of the file before stand in the new tokens of a change, as indexes of the file after.</summary>
    public static IEnumerable<int> RunAt(TokenChange change, int first, int last) =>
        Enumerable.Range(change.AfterFirst, Math.Max(0, change.AfterLast - change.AfterFirst - (last - first) + 1))
            .Where(start => Enumerable.Range(0, last - first).All(index => change.Before.Text(first + index) == change.After.Text(start + index)));

    private List<string>? Inner()
    {
        var file = _change.After.Source.File;
        var tokens = _change.After.Source.Tokens;
        var written = new List<string>();
        for (var at = _change.AfterFirst; at < _change.AfterLast;)
        {
            if (at > _change.AfterFirst) written.AddRange(Blank(Spacing.Between(file, tokens[at - 1].End, tokens[at].Start, Indentation)));
            var whole = draft.Old.FirstOrDefault(element => (Elements.IsGroup(element.Text) || Elements.IsExpression(element.Text)) && RunAt(_change, element.First, element.Last).Contains(at));
            if ((whole?.Text ?? holes.InNewText(tokens[at])) is not { } element) return null;
            written.Add(element);
            at += whole is null ? 1 : whole.Last - whole.First;
        }

        return written;
    }

    /// <summary>New lines are indented as seen from their first, all else as seen from the line of the edit.</summary>
    private string Indentation => draft.Place.Kind is PlaceKind.Above or PlaceKind.Below or PlaceKind.Imports or PlaceKind.End
        ? _change.After.Source.File.IndentationAt(_change.After.Source.Tokens[_change.AfterFirst].Start)
        : LineIndentation;

    private string LineIndentation => Anchor(_change.Before, _change.First) is { } offset ? _change.Before.Source.File.IndentationAt(offset) : "";

    /// <summary>Offset whose line says how far the text around an edit is indented.</summary>
    public static int? Anchor(SwiftOutline file, int token) =>
        token < file.Source.Tokens.Count ? file.Source.Tokens[token].Start : token > 0 ? file.Source.Tokens[token - 1].Start : null;

    private string GapBefore(int token) => Gap(_change.Before, token);

    private string GapAfter(int token) => Gap(_change.After, token);

    /// <summary>What stands between a token and the one before it.</summary>
    private string Gap(SwiftOutline file, int token)
    {
        var tokens = file.Source.Tokens;
        if (token == 0 || token >= tokens.Count) return "\n";
        return Spacing.Between(file.Source.File, tokens[token - 1].End, tokens[token].Start, LineIndentation);
    }

    private static string[] Blank(string gap) => gap.Length == 0 ? [] : [gap];
}
