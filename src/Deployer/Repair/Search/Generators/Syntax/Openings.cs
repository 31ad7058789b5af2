using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Syntax;

/// <summary>Opens a block that has lost its brace, or puts the one statement behind `else` and the like in braces.</summary>
internal static class Openings
{
    public static IEnumerable<Placement> Of(string message, SwiftOutline file, int token)
    {
        var at = Math.Min(token, file.Source.Tokens.Count - 1);
        if (at < 0) yield break;
        var isDeclaration = message.Contains("body of function", StringComparison.Ordinal) || message.Contains("'{' in ", StringComparison.Ordinal);
        var behind = isDeclaration ? EndOfLine(file, at) : file.StartsLine(at) ? at - 1 : EndOfLine(file, at);
        if (!isDeclaration && !file.StartsLine(at) && behind >= at && !file.Is(behind, '}'))
        {
            yield return Wrapped(file, at, behind);
        }

        var last = isDeclaration || file.StartsLine(at) ? behind : EndOfLine(file, at);
        if (last < 0 || file.Is(last, '{')) yield break;
        yield return Placement.Insert(file.Source.Tokens[last].End, " {", file.StartsLine(at) || isDeclaration ? 0 : 0.5);
    }

    private static int EndOfLine(SwiftOutline file, int at)
    {
        while (at + 1 < file.Source.Tokens.Count && !file.StartsLine(at + 1)) at++;
        return at;
    }

    private static Placement Wrapped(SwiftOutline file, int first, int last) => new(
        [
            new TextEdit(file.Source.Tokens[first].Start, file.Source.Tokens[first].Start, "{ "),
            new TextEdit(file.Source.Tokens[last].End, file.Source.Tokens[last].End, " }"),
        ],
        "Put a statement in braces",
        0);
}
