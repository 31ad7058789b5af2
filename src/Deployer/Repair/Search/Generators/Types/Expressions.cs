using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Reads simple expressions: a name or literal with members, calls and subscripts behind it.</summary>
internal static class Expressions
{
    /// <summary>Index of the last token of the expression that starts at a token; null when it is none of the simple ones.</summary>
    public static int? EndOf(SwiftOutline file, int start)
    {
        while (file.Text(start) is "try" or "await") start++;
        if (file.Is(start, '.') || file.Is(start, '-') || file.Is(start, '&')) start++;
        if (start >= file.Source.Tokens.Count) return null;
        var isValue = file.IsWord(start) || file.Source.Tokens[start].Kind == SwiftTokenKind.String;
        var last = isValue ? start : file.Is(start, '(') || file.Is(start, '[') ? file.Brackets.Of(start) : null;
        while (last is { } at)
        {
            if (file.Is(at + 1, '?') && file.Touches(at + 1) && !file.Is(at + 2, '?')) last = at + 1;
            else if (file.Is(at + 1, '.') && file.IsWord(at + 2)) last = at + 2;
            else if ((file.Is(at + 1, '(') || file.Is(at + 1, '[')) && file.Touches(at + 1)) last = file.Brackets.Of(at + 1);
            else return at;
        }

        return null;
    }

    /// <summary>Index of the name that an expression ends in: of `a.b(c)` that of `b`; null when it ends in none.</summary>
    public static int? NameOf(SwiftOutline file, int start)
    {
        if (EndOf(file, start) is not { } last) return null;
        while (last > start && file.Brackets.Of(last) is { } open && open < last) last = open - 1;
        if (file.Is(last, '?')) last--;
        return file.IsWord(last) && !char.IsAsciiDigit(file.Text(last)[0]) && file.Text(last) is not ("true" or "false" or "nil" or "self") ? last : null;
    }

    /// <summary>Index of the token that the statement around a token starts with.</summary>
    public static int StatementOf(SwiftOutline file, int token)
    {
        for (var at = token; at > 0; at--)
        {
            if (file.StartsLine(at) && !Continues(file, at)) return at;
            if (file.Brackets.Of(at - 1) is { } open && open < at - 1 && !(file.Is(at - 1, '}') && file.StartsLine(at))) at = open + 1;
            else if (file.Is(at - 1, '{') || file.Is(at - 1, ';') || file.Is(at - 1, '}')) return at;
        }

        return 0;
    }

    /// <summary>Whether a line goes on with what the one before began.</summary>
    private static bool Continues(SwiftOutline file, int first) =>
        (file.Source.Tokens[first].Kind == SwiftTokenKind.Symbol && ".?:+*/%&|<>=)],".Contains(file.Text(first)[0]))
        || ",([=+*/%&|<:".Contains(file.Text(first - 1)[0]);
}
