namespace Deployer.Diagnose;

/// <summary>What kind of complaint a compiler's words are, with or without its identifier.</summary>
internal static class ErrorWords
{
    private static readonly string[] ParseIds =
    [
        "expected_", "lex_", "unexpected_", "extra_r", "extra_l", "statement_same_line", "declaration_same_line", "statement_begins_with",
        "number_cant_start", "keyword_cant_be", "unknown_pound", "statement_begins", "opening_brace", "missing_rbrace",
    ];

    private static readonly string[] ParseStarts =
    [
        "expected ", "extraneous '", "consecutive statements on a line", "consecutive declarations on a line", "unterminated ",
        "source control conflict marker", "invalid character in source file", "statement cannot begin with",
    ];

    private static readonly string[] UnbalancedStarts = ["extraneous '", "expected '}'"];

    private static readonly string[] UnknownStarts =
    [
        "cannot find '", "cannot find type '", "cannot find operator '", "use of unresolved identifier '", "use of undeclared type '",
        "use of undeclared identifier '",
    ];

    /// <summary>Words of errors that may go away when another target's declarations can be read again.</summary>
    private static readonly string[] InterfaceStarts =
        ["no such module '", "missing argument", "extra argument", "incorrect argument label", "generic parameter '"];

    /// <summary>True when the file could not even be parsed there.</summary>
    public static bool IsParse(Diagnostic error) =>
        error.Phase == Phase.Compile
        && (StartsWithAny(error.Message, ParseStarts) || (error.Id is { } id && StartsWithAny(id, ParseIds)));

    /// <summary>True for a bracket too few or too many, which is told far from where it is missing.</summary>
    public static bool IsUnbalanced(string message) => StartsWithAny(message, UnbalancedStarts);

    /// <summary>`Core` in `no such module 'Core'`; null for other messages.</summary>
    public static string? MissingModule(string message) => Quoted(message, "no such module '");

    /// <summary>The name that nobody declares; null for other messages.</summary>
    public static string? UnknownName(string message) =>
        UnknownStarts.Select(start => Quoted(message, start)).FirstOrDefault(name => name is not null);

    /// <summary>Type and member of `value of type 'T' has no member 'x'`; null for other messages.</summary>
    public static string? UnknownMember(string message)
    {
        var isMember = message.Contains("' has no member '", StringComparison.Ordinal) && message.EndsWith('\'');
        return isMember ? message[(message.IndexOf('\'', StringComparison.Ordinal) + 1)..^1] : null;
    }

    public static bool IsConformance(string message) => message.Contains("' does not conform to protocol '", StringComparison.Ordinal);

    /// <summary>True when the words are about what is declared elsewhere.</summary>
    public static bool IsAboutOthers(string message) =>
        UnknownName(message) is not null || UnknownMember(message) is not null || IsConformance(message) || StartsWithAny(message, InterfaceStarts);

    private static string? Quoted(string message, string start)
    {
        var end = message.StartsWith(start, StringComparison.Ordinal) ? message.IndexOf('\'', start.Length) : -1;
        return end < 0 ? null : message[start.Length..end];
    }

    private static bool StartsWithAny(string text, string[] starts) => Array.Exists(starts, start => text.StartsWith(start, StringComparison.Ordinal));
}
