using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>Finds where the expression around a token starts and ends. Places are indexes of tokens.</summary>
internal static class Expressions
{
    private static readonly HashSet<string> Leading = new(
        ["return", "throw", "if", "guard", "while", "switch", "in", "case", "where", "else", "let", "var", "yield", "do", "defer", "repeat", "for"],
        StringComparer.Ordinal);

    /// <summary>Where the expression starts that ends with the nearest bracket, comma, assignment or keyword.</summary>
    public static int Start(SwiftOutline file, int token)
    {
        var at = token;
        while (at > 0 && !Bounds(file, at))
        {
            at--;
            if (file.Brackets.Of(at) is { } open && open < at) at = open;
        }

        return at;
    }

    /// <summary>The same, but out of round and square brackets, as far as the statement's own expression.</summary>
    public static int StatementStart(SwiftOutline file, int token)
    {
        var at = Start(file, token);
        while (at > 0 && Encloser(file, at) is { } open && !file.Is(open, '{')) at = Start(file, open);
        return at;
    }

    /// <summary>The bracket that is open at a token; null at the top of the file.</summary>
    public static int? Encloser(SwiftOutline file, int token)
    {
        for (var at = token - 1; at >= 0; at--)
        {
            if (file.Brackets.Of(at) is not { } partner) continue;
            if (partner > at) return at;
            at = partner;
        }

        return null;
    }

    /// <summary>The last token of the name, literal or bracket at a token, with its calls and members.</summary>
    public static int PostfixEnd(SwiftOutline file, int token)
    {
        var at = file.Brackets.After(token) - 1;
        while (at + 1 < file.Source.Tokens.Count)
        {
            if ((file.Is(at + 1, '(') || file.Is(at + 1, '[')) && !file.StartsLine(at + 1) && file.Brackets.Of(at + 1) is { } close) at = close;
            else if (file.Is(at + 1, '.') && file.IsWord(at + 2)) at += 2;
            else if (file.Is(at + 1, '?') && file.Is(at + 2, '.') && Touches(file, at + 1)) at++;
            else break;
        }

        return at;
    }

    /// <summary>The first token of the name, literal or bracket that ends at a token, with what it is a member of.</summary>
    public static int PostfixStart(SwiftOutline file, int token)
    {
        var at = token;
        while (at >= 0)
        {
            if (file.Brackets.Of(at) is { } open && open < at) at = open;
            if ((file.Is(at, '(') || file.Is(at, '[')) && at > 0 && Touches(file, at) && (file.IsWord(at - 1) || file.Is(at - 1, ')') || file.Is(at - 1, ']'))) at--;
            else if (file.Is(at - 1, '.') && at >= 2 && (file.IsWord(at - 2) || file.Is(at - 2, ')') || file.Is(at - 2, ']'))) at -= 2;
            else break;
        }

        return at;
    }

    /// <summary>Whether no blank is between a token and the one in front.</summary>
    public static bool Touches(SwiftOutline file, int token) => token > 0 && file.Source.Tokens[token].Start == file.Source.Tokens[token - 1].End;

    private static bool Bounds(SwiftOutline file, int at)
    {
        var before = file.Source.Tokens[at - 1];
        if (before.Kind == SwiftTokenKind.Directive || Leading.Contains(before.Text)) return true;
        if (before.Kind == SwiftTokenKind.Symbol && "([{},;:".Contains(before.Text[0])) return before.Text[0] != '}' || file.StartsLine(at);
        if (IsAssignment(file, at - 1)) return true;
        return file.StartsLine(at) && !Continues(file, at);
    }

    private static bool IsAssignment(SwiftOutline file, int at) =>
        file.Is(at, '=') && !file.Is(at + 1, '=') && !(Touches(file, at) && "=!<>~".Contains(file.Text(at - 1)[0]));

    /// <summary>Whether a line goes on with the expression of the line before.</summary>
    private static bool Continues(SwiftOutline file, int at)
    {
        var (before, first) = (file.Source.Tokens[at - 1], file.Source.Tokens[at]);
        if (first.Text is "as" or "is") return true;
        if (first.Kind == SwiftTokenKind.Symbol && ".+-*/%&|?<>=!".Contains(first.Text[0])) return first.Text[0] != '!';
        return before.Kind == SwiftTokenKind.Symbol && "+-*/%&|<=".Contains(before.Text[0]);
    }
}
