namespace Deployer.Repair.Search.Generators.Syntax;

/// <summary>Sorts the messages of the compiler's parser.</summary>
internal static class SyntaxErrors
{
    private static readonly string[] Starts =
    [
        "expected '", "expected expression", "expected declaration", "expected parameter name", "expected pattern", "extraneous '", "unterminated string",
        "consecutive statements on a line", "consecutive declarations on a line", "cannot find ')' to match", "contextual type for closure argument list expects",
        "expected member name", "expected type", "expected initial value", "multi-line string literal", "single argument function types require parentheses",
        "statements are not allowed at the top level", "expressions are not allowed at the top level", "'case' label can only appear inside a 'switch'",
        "all statements inside a switch must be covered", "insufficient indentation of line in multi-line string", "unexpected ',' separator",
        "attribute 'private' can only be used in a non-local scope", "attribute 'public' can only be used in a non-local scope",
        "attribute 'fileprivate' can only be used in a non-local scope", "static methods may only be declared on a type",
        "static properties may only be declared on a type", "initializers may only be declared within a type", "unnamed parameters must be written",
    ];

    public static bool IsOne(string message) => Starts.Any(start => message.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Whether a block lacks its `{`, or the whole of its braces.</summary>
    public static bool LacksOpening(string message) => message.StartsWith("expected '{'", StringComparison.Ordinal);

    /// <summary>Whether a brace may be lost or spare, be it far away.</summary>
    public static bool MayBeBraces(string message) =>
        message.StartsWith("expected '}'", StringComparison.Ordinal) || message.StartsWith("extraneous '}'", StringComparison.Ordinal)
        || message.Contains("only be declared", StringComparison.Ordinal) || message.Contains("non-local scope", StringComparison.Ordinal)
        || message.Contains("at the top level", StringComparison.Ordinal) || message.Contains("accessor definition", StringComparison.Ordinal)
        || message.StartsWith("expected declaration", StringComparison.Ordinal) || message.StartsWith("expected expression", StringComparison.Ordinal)
        || message.Contains("'case' label", StringComparison.Ordinal) || message.Contains("inside a switch", StringComparison.Ordinal);

    /// <summary>Whether a round or square bracket of the line may be lost or spare.</summary>
    public static bool MayBeBrackets(string message) =>
        !message.StartsWith("expected '}'", StringComparison.Ordinal) && !message.StartsWith("extraneous '}'", StringComparison.Ordinal);
}
