using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Reads the code in interpolations of strings.</summary>
internal static class WordsInStrings
{
    private const int MostDepth = 4;

    /// <summary>All tokens of a text with those of the interpolations behind the string they stand in.</summary>
    public static IEnumerable<SwiftToken> With(IEnumerable<SwiftToken> tokens) => With(tokens, 0);

    private static IEnumerable<SwiftToken> With(IEnumerable<SwiftToken> tokens, int depth)
    {
        foreach (var token in tokens)
        {
            yield return token;
            if (token.Kind != SwiftTokenKind.String || depth >= MostDepth) continue;
            foreach (var inner in With(Interpolated(token), depth + 1)) yield return inner;
        }
    }

    private static IEnumerable<SwiftToken> Interpolated(SwiftToken literal)
    {
        var escape = @"\" + new string('#', literal.Text.Length - literal.Text.TrimStart('#').Length) + "(";
        for (var at = literal.Text.IndexOf('\\', StringComparison.Ordinal); at >= 0; at = literal.Text.IndexOf('\\', at))
        {
            if (string.CompareOrdinal(literal.Text, at, escape, 0, escape.Length) != 0)
            {
                // A backslash that is itself escaped opens nothing.
                at = Math.Min(at + (escape.Length == 2 ? 2 : 1), literal.Text.Length);
                continue;
            }

            var open = at + escape.Length - 1;
            var inside = Enclosed(literal.Text[open..]);
            foreach (var token in inside) yield return token with { Start = literal.Start + open + token.Start, End = literal.Start + open + token.End };
            at = open + (inside.Count > 0 ? inside[^1].End : 1);
        }
    }

    /// <summary>The tokens from a bracket to the one that closes it.</summary>
    private static List<SwiftToken> Enclosed(string text)
    {
        var depth = 0;
        var found = new List<SwiftToken>();
        foreach (var token in SwiftLexer.Read(text))
        {
            found.Add(token);
            depth += token.IsSymbol('(') ? 1 : token.IsSymbol(')') ? -1 : 0;
            if (depth == 0) break;
        }

        return found;
    }
}
