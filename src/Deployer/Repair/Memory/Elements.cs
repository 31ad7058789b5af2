using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Memory;

/// <summary>The kinds of elements of a template, by how they are written.</summary>
internal static class Elements
{
    /// <summary>What a hole begins with. No token does: it is no first byte of a character.</summary>
    public const string Hole = "\u00A7";

    /// <summary>Stands for the name that the error points at.</summary>
    public const string Pointed = Hole + "d";

    public static bool IsHole(string element) => element.StartsWith(Hole, StringComparison.Ordinal);

    /// <summary>A string literal that holds a name of the message: its hole; null for other elements.</summary>
    public static string? HoleInString(string element) => element.StartsWith("\"" + Hole, StringComparison.Ordinal) ? element[1..^1] : null;

    public static bool IsLiteral(string element) => element.StartsWith(Hole + "l", StringComparison.Ordinal);

    public static bool IsGroup(string element) => element.StartsWith(Hole + "g", StringComparison.Ordinal);

    public static bool IsExpression(string element) => element.StartsWith(Hole + "e", StringComparison.Ordinal);

    public static bool IsOwnWord(string element) => element.Length > 1 && element[0] == '=';

    public static bool IsBlank(string element) => element.Length > 0 && element[0] is ' ' or '\n';

    public static bool IsNumber(SwiftToken token) => token.Kind == SwiftTokenKind.Word && char.IsAsciiDigit(token.Text[0]);

    /// <summary>The holes that must be bound before an element can be written.</summary>
    public static string? HoleOf(string element) => IsHole(element) ? element : HoleInString(element);
}
