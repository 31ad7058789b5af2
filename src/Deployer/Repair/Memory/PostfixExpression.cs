using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Memory;

/// <summary>Reads a name with the members, arguments and subscripts that hang on it.</summary>
internal static class PostfixExpression
{
    /// <summary>Index after the longest one that starts at a token; null when none does.</summary>
    public static int? EndOf(SwiftOutline file, int start)
    {
        if (start < 0 || start >= file.Source.Tokens.Count || file.Is(start - 1, '.') || !IsHead(file.Source.Tokens[start])) return null;
        var at = start + 1;
        while (Next(file, at) is { } next) at = next;
        return at;
    }

    private static int? Next(SwiftOutline file, int at)
    {
        var isTight = at < file.Source.Tokens.Count && file.Source.Tokens[at].Start == file.Source.Tokens[at - 1].End;
        if (isTight && (file.Is(at, '(') || file.Is(at, '['))) return file.Brackets.Of(at) is { } close && close > at ? close + 1 : null;
        if (file.Is(at, '.') && (isTight || file.StartsLine(at)) && file.IsWord(at + 1)) return at + 2;
        return isTight && (file.Is(at, '?') || file.Is(at, '!')) && file.Is(at + 1, '.') ? at + 1 : null;
    }

    private static bool IsHead(SwiftToken token) => token.Kind == SwiftTokenKind.String
        || (token.Kind == SwiftTokenKind.Word && (token.Text is "self" or "Self" or "super" || !SwiftNames.IsKeyword(token.Text)));
}
