namespace Deployer.Repair.Fixers.Source;

/// <summary>A declaration in a Swift file. Places are indexes of tokens.</summary>
/// <param name="Keyword">`struct`, `extension`, `func`, `init`, `let`, `case` and so on; `param` for a parameter.</param>
/// <param name="Name">As written, one character per byte; of an extension the last part of what it extends.</param>
/// <param name="KeywordAt">Of its keyword.</param>
/// <param name="NameAt">Of its name.</param>
/// <param name="Parent">The declaration whose body it stands in; null at the top of a file.</param>
internal sealed record SwiftDeclaration(string Keyword, string Name, int KeywordAt, int NameAt, SwiftDeclaration? Parent)
{
    /// <summary>Modifiers and attributes in front of it, attributes with their `@`.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>Of the bracket that opens its body; null when it has none.</summary>
    public int? Open { get; init; }

    /// <summary>Of the bracket that closes its body.</summary>
    public int? Close { get; init; }

    /// <summary>Of the last token in front of its body, or of all.</summary>
    public int HeaderEnd { get; init; }

    /// <summary>Names behind the colon of a type: superclass and protocols.</summary>
    public IReadOnlyList<string> Inherited { get; init; } = [];

    public bool IsType => Keyword is "struct" or "class" or "enum" or "protocol" or "actor";

    /// <summary>Whether members may stand directly in its body.</summary>
    public bool HasMembers => IsType || Keyword == "extension";

    public bool IsNamedType => IsType || Keyword is "typealias" or "associatedtype";

    public bool IsFunction => Keyword is "func" or "init";

    public bool IsStatic => Modifiers.Contains("static") || Modifiers.Contains("class") || Keyword == "case" || IsNamedType;

    public bool IsPublic => Modifiers.Contains("public") || Modifiers.Contains("open");

    public bool IsPrivate => Modifiers.Contains("private") || Modifiers.Contains("fileprivate");

    /// <summary>Whether it is a member of a type, or stands at the top of a file.</summary>
    public bool IsLocal => Parent is { HasMembers: false };
}
