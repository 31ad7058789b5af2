using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Who may see a declaration, the fewest first.</summary>
internal enum AccessLevel
{
    Private,
    Fileprivate,
    Internal,
    Package,
    Public,
    Open,
}

/// <summary>Reads and writes the access levels of declarations.</summary>
internal static class AccessLevels
{
    /// <summary>What is written in front of it; null for what says nothing.</summary>
    public static AccessLevel? Written(SwiftDeclaration found) =>
        found.Modifiers.Select(Parse).FirstOrDefault(level => level is not null);

    /// <summary>What holds for it: what it says, or what its extension says, or internal.</summary>
    public static AccessLevel Of(SwiftDeclaration found) =>
        Written(found) ?? (found.Parent is { Keyword: "extension" } parent ? Written(parent) : null) ?? AccessLevel.Internal;

    public static AccessLevel? Parse(string word) => word switch
    {
        "private" => AccessLevel.Private,
        "fileprivate" => AccessLevel.Fileprivate,
        "internal" => AccessLevel.Internal,
        "package" => AccessLevel.Package,
        "public" => AccessLevel.Public,
        "open" => AccessLevel.Open,
        _ => null,
    };

    public static string Word(AccessLevel level) => level switch
    {
        AccessLevel.Private => "private",
        AccessLevel.Fileprivate => "fileprivate",
        AccessLevel.Internal => "internal",
        AccessLevel.Package => "package",
        AccessLevel.Public => "public",
        _ => "open",
    };

    /// <summary>The edit that gives it a level, which for internal is to say none; null where none can be written.</summary>
    public static TextEdit? Change(SwiftOutline file, SwiftDeclaration found, AccessLevel level)
    {
        if (found.Keyword is "case" or "associatedtype" || found.Parent is { Keyword: "protocol" }) return null;
        var tokens = file.Source.Tokens;
        if (LevelAt(file, found) is { } at)
        {
            return level == AccessLevel.Internal
                ? new TextEdit(tokens[at].Start, tokens[at + 1].Start, "")
                : new TextEdit(tokens[at].Start, tokens[at].End, Word(level));
        }

        if (level == AccessLevel.Internal) return null;
        var start = tokens[AfterAttributes(file, found)].Start;
        return new TextEdit(start, start, Word(level) + " ");
    }

    /// <summary>The edit that lets its setter be seen where it is; null when the setter is not hidden.</summary>
    public static TextEdit? OpenSetter(SwiftOutline file, SwiftDeclaration found)
    {
        for (var at = DeclarationSpan.First(file, found); at < found.KeywordAt; at++)
        {
            if (Parse(file.Text(at)) is not null && file.Is(at + 1, '(')) return new TextEdit(file.Source.Tokens[at].Start, file.Source.Tokens[at + 4].Start, "");
        }

        return null;
    }

    private static int? LevelAt(SwiftOutline file, SwiftDeclaration found)
    {
        for (var at = DeclarationSpan.First(file, found); at < found.KeywordAt; at++)
        {
            if (Parse(file.Text(at)) is not null && !file.Is(at + 1, '(') && !file.Is(at - 1, '(')) return at;
        }

        return null;
    }

    private static int AfterAttributes(SwiftOutline file, SwiftDeclaration found)
    {
        var at = DeclarationSpan.First(file, found);
        while (at < found.KeywordAt && file.Is(at, '@')) at = file.Is(at + 2, '(') ? file.Brackets.After(at + 2) : at + 2;
        return at;
    }
}
