using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Finds the end of a type in the tokens of a file.</summary>
internal static class TypeReader
{
    private static readonly string[] Specifiers =
        ["inout", "some", "any", "borrowing", "consuming", "sending", "isolated", "each", "repeat"];

    private static readonly string[] Effects = ["async", "throws", "rethrows"];

    /// <summary>The type that starts at a token; null when none does.</summary>
    public static TypeSpan? Read(SwiftOutline file, int start) => EndOf(file, start) is { } last ? new TypeSpan(start, last) : null;

    /// <summary>Two types as written mean the same when they differ in white space only.</summary>
    public static bool AreSame(string one, string other) => Plain(one) == Plain(other);

    private static string Plain(string type) =>
        type.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("Swift.", "", StringComparison.Ordinal);

    private static int? EndOf(SwiftOutline file, int start)
    {
        if (Primary(file, AfterSpecifiers(file, start)) is not { } last) return null;
        last = Suffixes(file, last);
        if (file.Is(last + 1, '&') && !file.Is(last + 2, '&')) return EndOf(file, last + 2) ?? last;
        var arrow = AfterEffects(file, last + 1);
        return file.Is(arrow, '-') && file.Is(arrow + 1, '>') ? EndOf(file, arrow + 2) ?? last : last;
    }

    private static int AfterSpecifiers(SwiftOutline file, int at)
    {
        while (true)
        {
            if (file.Is(at, '@'))
            {
                at += 2;
                if (file.Is(at, '(') && file.Touches(at)) at = file.Brackets.After(at);
            }
            else if (Specifiers.Contains(file.Text(at)) && !file.Is(at + 1, '.')) at++;
            else return at;
        }
    }

    private static int? Primary(SwiftOutline file, int at)
    {
        if (file.Is(at, '(') || file.Is(at, '[')) return file.Brackets.Of(at);
        if (!file.IsWord(at)) return null;
        return AfterArguments(file, at);
    }

    private static int AfterArguments(SwiftOutline file, int name)
    {
        if (!file.Is(name + 1, '<')) return name;
        var depth = 0;
        for (var at = name + 1; at < file.Source.Tokens.Count && !file.Is(at, '{') && !file.Is(at, ';'); at++)
        {
            if (file.Is(at, '<')) depth++;
            else if (file.Is(at, '>') && !file.Is(at - 1, '-') && --depth == 0) return at;
        }

        return name;
    }

    private static int Suffixes(SwiftOutline file, int last)
    {
        while (true)
        {
            if ((file.Is(last + 1, '?') || file.Is(last + 1, '!')) && file.Touches(last + 1)) last++;
            else if (file.Is(last + 1, '.') && file.Touches(last + 1) && file.IsWord(last + 2)) last = AfterArguments(file, last + 2);
            else return last;
        }
    }

    private static int AfterEffects(SwiftOutline file, int at)
    {
        while (Effects.Contains(file.Text(at)))
        {
            at++;
            if (file.Is(at, '(') && file.Text(at - 1) == "throws") at = file.Brackets.After(at);
        }

        return at;
    }
}
