using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ConstantGlobal;

/// <summary>Tells by the tokens alone whether code may change a variable of some name. What it cannot tell counts as a change.</summary>
internal sealed class Mutations(PackageSources sources)
{
    // Methods of the standard library that change no value; all others may.
    private static readonly HashSet<string> ReadingMethods = new(
        [
            "map", "filter", "compactMap", "flatMap", "reduce", "forEach", "contains", "sorted", "reversed", "joined", "split", "prefix",
            "suffix", "dropFirst", "dropLast", "enumerated", "lowercased", "uppercased", "hasPrefix", "hasSuffix", "firstIndex",
            "lastIndex", "allSatisfy", "randomElement", "shuffled", "mapValues", "distance", "index", "min", "max", "first", "last",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a variable is declared with a value and without observers.</summary>
    public static bool IsPlainValue(SwiftOutline file, SwiftDeclaration variable)
    {
        var index = variable.NameAt + 1;
        while (index < file.Source.Tokens.Count && !file.Is(index, '=') && !file.StartsLine(index)) index = file.Brackets.After(index);
        if (!file.Is(index, '=') || file.Is(index + 1, '=')) return false;
        for (index++; index < file.Source.Tokens.Count; index = file.Brackets.After(index))
        {
            if (file.Is(index, ',')) return true;
            if (file.Is(index, '{') && file.Brackets.Of(index) is { } close && HasObserver(file, index, close)) return false;
            if (file.StartsLine(index + 1) || file.Is(index + 1, '}') || file.Is(index + 1, ';')) return true;
        }

        return true;
    }

    /// <summary>Whether no code of the package changes a variable.</summary>
    public bool AreNoneOf(string name) => sources.Files.All(file =>
        !Enumerable.Range(0, file.Source.Tokens.Count).Any(index => Mentions(file, index, name) && IsChange(file, index)));

    private static bool HasObserver(SwiftOutline file, int open, int close) =>
        Enumerable.Range(open, close - open).Any(index => file.Text(index) is "didSet" or "willSet" or "get" or "set");

    /// <summary>A mention in a string is one of an interpolation, and is never written to unless by a method.</summary>
    private static bool Mentions(SwiftOutline file, int index, string name) =>
        file.Source.Tokens[index].IsWord(name) && file.Text(index - 1) is not ("let" or "var" or "func" or "case") && !IsLabel(file, index)
        && !(file.Is(index - 1, ',') && file.Declarations.Any(found => found.NameAt == index));

    private static bool IsLabel(SwiftOutline file, int index) => file.Is(index + 1, ':') && (file.Is(index - 1, '(') || file.Is(index - 1, ','));

    private bool IsChange(SwiftOutline file, int index)
    {
        if (IsBorrowed(file, index)) return true;
        var next = index + 1;
        while (true)
        {
            if (file.Is(next, '?') || IsForced(file, next)) next++;
            else if (file.Is(next, '[') && !file.StartsLine(next)) next = file.Brackets.After(next);
            else if (file.Is(next, '.') && file.IsWord(next + 1))
            {
                var isCall = file.Is(next + 2, '(') || file.Is(next + 2, '{');
                if (isCall) return !ReadingMethods.Contains(file.Text(next + 1)) && !OnlyReads(file.Text(next + 1));
                next += 2;
            }
            else return IsAssignment(file, next);
        }
    }

    /// <summary>Whether the package declares a method, and none of that name as one that changes its value.</summary>
    private bool OnlyReads(string method)
    {
        var declared = sources.Declarations.Where(found => found.Keyword == "func" && found.Name == method).ToList();
        return declared.Count > 0 && !declared.Exists(found => found.Modifiers.Contains("mutating"));
    }

    /// <summary>`&amp;` or the sign of a key path in front of it, or of the path that it ends.</summary>
    private static bool IsBorrowed(SwiftOutline file, int index)
    {
        while (file.Is(index - 1, '.') && file.IsWord(index - 2)) index -= 2;
        if (file.Is(index - 1, '\\') || file.Is(index - 2, '\\')) return true;
        return file.Is(index - 1, '&') && !file.Is(index - 2, '&') && !file.Is(index + 1, '&');
    }

    /// <summary>`!` behind a value, as opposed to `!=`.</summary>
    private static bool IsForced(SwiftOutline file, int index) =>
        file.Is(index, '!') && (!file.Is(index + 1, '=') || file.Source.Tokens[index + 1].Start > file.Source.Tokens[index].End);

    /// <summary>`=` or an operator that ends in one, comparisons excepted; an unknown operator counts.</summary>
    private static bool IsAssignment(SwiftOutline file, int index)
    {
        var text = file.Source.File.Text;
        if (index >= file.Source.Tokens.Count || file.Source.Tokens[index].Kind != SwiftTokenKind.Symbol) return false;
        var start = file.Source.Tokens[index].Start;
        var end = start;
        while (end < text.Length && "=+-*/%&|^<>!~?".Contains(text[end])) end++;
        return text[start..end] is var sign && sign.EndsWith('=') && sign is not ("==" or "!=" or "<=" or ">=" or "===" or "!==" or "~=");
    }
}
