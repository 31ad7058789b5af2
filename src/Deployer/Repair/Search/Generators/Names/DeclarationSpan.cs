using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>From where to where a declaration reaches in its file.</summary>
internal static class DeclarationSpan
{
    private const string Continuing = ".?:=+-*/&|<,{";
    private const string Unfinished = "=+-*/&|<,(:";

    /// <summary>The names of the declarations around one, the outermost first; those of an extension are those of its type.</summary>
    public static string PathOf(SwiftDeclaration found)
    {
        var names = new List<string>();
        for (var parent = found.Parent; parent is not null; parent = parent.Parent) names.Add(parent.Name);
        names.Reverse();
        return string.Join('.', names);
    }

    /// <summary>Whether it shares its keyword with others: `case a, b`.</summary>
    public static bool IsListed(SwiftOutline file, SwiftDeclaration found) =>
        file.Declarations.Count(other => other.KeywordAt == found.KeywordAt) > 1;

    /// <summary>Index of its first attribute, modifier or keyword.</summary>
    public static int First(SwiftOutline file, SwiftDeclaration found)
    {
        var first = found.KeywordAt;
        for (var at = first - 1; at >= 0;)
        {
            var start = file.Is(at, ')') && file.Brackets.Of(at) is { } open ? open - 1 : at;
            if (file.Is(start - 1, '@')) start--;
            else if (!found.Modifiers.Contains(file.Text(start))) break;
            first = start;
            at = start - 1;
        }

        return first;
    }

    /// <summary>Index of its last token.</summary>
    public static int Last(SwiftOutline file, SwiftDeclaration found)
    {
        if (found.Close is { } close) return close;
        var at = Math.Max(found.HeaderEnd, found.NameAt);
        while (at + 1 < file.Source.Tokens.Count && !Ends(file, at + 1)) at = file.Brackets.After(at + 1) - 1;
        return at;
    }

    /// <summary>Its tokens' texts without comments, from its first attribute on.</summary>
    public static IEnumerable<string> Tokens(SwiftOutline file, SwiftDeclaration found)
    {
        for (int index = First(file, found), last = Last(file, found); index <= last; index++) yield return file.Text(index);
    }

    /// <summary>Its bytes: whole lines with the documentation above where it has lines of its own.</summary>
    public static (int Start, int End) Bytes(SwiftOutline file, SwiftDeclaration found)
    {
        var (first, last) = (First(file, found), Last(file, found));
        var text = file.Source.File;
        var end = file.Source.Tokens[last].End;
        if (file.Is(last + 1, ';')) end = file.Source.Tokens[++last].End;
        if (!file.StartsLine(first) || !file.StartsLine(last + 1)) return (file.Source.Tokens[first].Start, end);
        return (WithDocumentation(text, text.StartOfLine(file.Source.Tokens[first].Start)), text.StartOfNextLine(end - 1));
    }

    /// <summary>The edit that removes it, of a list only its own element.</summary>
    public static TextEdit Removal(SwiftOutline file, SwiftDeclaration found)
    {
        if (IsListed(file, found)) return RemovalFromList(file, found);
        var (start, end) = Bytes(file, found);
        var text = file.Source.File;

        if (text.StartOfLine(start) != start)
        {
            var isSpaced = end < text.Text.Length && text.Text[end] == ' ' && text.Text[start - 1] == ' ';
            return new TextEdit(start, isSpaced ? end + 1 : end, "");
        }

        // Of the blank lines on both sides one is enough.
        var isBlankAbove = start > 0 && text.LineAt(start - 1).Trim().Length == 0;
        if (isBlankAbove && end < text.Text.Length && text.LineAt(end).Trim() is "" or "}") start = text.StartOfLine(start - 1);
        return new TextEdit(start, end, "");
    }

    /// <summary>Index of the last token of one element of a list.</summary>
    public static int LastOfElement(SwiftOutline file, SwiftDeclaration found)
    {
        var at = found.NameAt;
        while (at + 1 < file.Source.Tokens.Count && !file.Is(at + 1, ',') && !Ends(file, at + 1)) at = file.Brackets.After(at + 1) - 1;
        return at;
    }

    private static TextEdit RemovalFromList(SwiftOutline file, SwiftDeclaration found)
    {
        var last = LastOfElement(file, found);
        var tokens = file.Source.Tokens;
        return file.Is(last + 1, ',')
            ? new TextEdit(tokens[found.NameAt].Start, tokens[last + 2].Start, "")
            : new TextEdit(tokens[found.NameAt - 1].Start, tokens[last].End, "");
    }

    private static bool Ends(SwiftOutline file, int next)
    {
        if (file.Is(next, '}') || file.Is(next, ')') || file.Is(next, ';') || file.Source.Tokens[next].Kind == SwiftTokenKind.Directive) return true;
        if (!file.StartsLine(next)) return false;
        var continues = IsAmong(file, next, Continuing) || IsAmong(file, next - 1, Unfinished) || file.Text(next) is "where" or "else";
        return !continues;
    }

    private static bool IsAmong(SwiftOutline file, int token, string symbols) =>
        file.Source.Tokens[token] is { Kind: SwiftTokenKind.Symbol } symbol && symbols.Contains(symbol.Text[0]);

    private static int WithDocumentation(SourceFile text, int start)
    {
        while (start > 0 && text.LineAt(start - 1).TrimStart().StartsWith("///", StringComparison.Ordinal)) start = text.StartOfLine(start - 1);
        return start;
    }
}
