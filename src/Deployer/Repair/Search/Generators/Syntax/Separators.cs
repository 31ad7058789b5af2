using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Syntax;

/// <summary>Puts in commas, colons, line ends and the `in` of closures that are missing.</summary>
internal static class Separators
{
    private static readonly string[] Starters = ["let", "var", "return", "if", "for", "while", "guard", "switch", "func", "throw", "struct", "class", "enum", "case"];

    public static IEnumerable<Placement> Of(string message, SwiftOutline file, int token)
    {
        if (token >= file.Source.Tokens.Count) return [];
        if (message.StartsWith("contextual type for closure argument list", StringComparison.Ordinal)) return In(file, token);
        if (message.StartsWith("consecutive ", StringComparison.Ordinal)) return Apart(file, token);
        if (message.StartsWith("expected expression", StringComparison.Ordinal)) return BeforeElse(file, token);
        if (message.StartsWith("expected ',' separator", StringComparison.Ordinal)) return InList(file, token);
        return message.StartsWith("expected ':'", StringComparison.Ordinal) || message.StartsWith("expected parameter name followed", StringComparison.Ordinal)
            ? Colon(message, file, token)
            : [];
    }

    private static int End(SwiftOutline file, int at) => file.Source.Tokens[at].End;

    /// <summary>The brace that ends the block in front of `else`.</summary>
    private static IEnumerable<Placement> BeforeElse(SwiftOutline file, int token) =>
        file.Text(token) is "else" or "catch" ? [Placement.Insert(file.Source.Tokens[token].Start, "} ")] : [];

    /// <summary>Behind the parameters that a closure starts with.</summary>
    private static IEnumerable<Placement> In(SwiftOutline file, int brace)
    {
        while (brace >= 0 && !file.Is(brace, '{')) brace--;
        var at = brace + 1;
        if (brace < 0 || at >= file.Source.Tokens.Count) yield break;
        if (file.Is(at, '(') && file.Brackets.Of(at) is { } close) at = close;
        while (file.Is(at + 1, ',') && file.IsWord(at + 2)) at += 2;
        if (file.IsWord(at) || file.Is(at, ')')) yield return Placement.Insert(End(file, at), " in");
        var last = at;
        while (last + 1 < file.Source.Tokens.Count && !file.StartsLine(last + 1)) last++;
        if (last > at && !file.Is(last, '}')) yield return Placement.Insert(End(file, last), " in", 0.5);
    }

    /// <summary>Another statement goes to a line of its own; a word behind a brace may be the parameter of a closure.</summary>
    private static IEnumerable<Placement> Apart(SwiftOutline file, int token)
    {
        var next = token < file.Source.Tokens.Count && token > 0 ? token : 1;
        if (next >= file.Source.Tokens.Count) yield break;
        var text = file.Source.File;
        var isStatement = Starters.Contains(file.Text(next));
        var line = text.LineEnding + text.IndentationAt(file.Source.Tokens[next].Start);
        var apart = new Placement([new TextEdit(End(file, next - 1), file.Source.Tokens[next].Start, line)], "Write a statement on a line of its own", isStatement ? 0 : 0.5);
        if (isStatement || file.IsWord(next)) yield return apart;
        var first = next - 1;
        while (file.Is(first - 1, ',') && file.IsWord(first - 2)) first -= 2;
        if (file.IsWord(first) && file.Is(first - 1, '{')) yield return Placement.Insert(End(file, next - 1), " in");
        if (file.Is(next, '}') || file.Is(next, ')') || file.Is(next, ']'))
        {
            yield return Placement.Remove(file.Source.Tokens[next].Start, End(file, next), "a spare " + file.Text(next));
        }
    }

    private static IEnumerable<Placement> InList(SwiftOutline file, int token)
    {
        if (token == 0) yield break;
        var isKey = file.Source.Tokens[token - 1].Kind == SwiftTokenKind.String || file.Is(token - 2, ',') || file.Is(token - 2, '[') || file.Is(token - 2, '(');
        if (isKey) yield return Placement.Insert(End(file, token - 1), ":", 0.25);
        yield return Placement.Insert(End(file, token - 1), ",");
    }

    private static IEnumerable<Placement> Colon(string message, SwiftOutline file, int token)
    {
        if (message.Contains("ternary", StringComparison.Ordinal))
        {
            var question = Enumerable.Range(0, file.Source.Tokens.Count - token).Select(step => token + step).FirstOrDefault(at => file.Is(at, '?'), token);
            var value = question + 1 < file.Source.Tokens.Count && file.Is(question, '?') ? question + 1 : token;
            yield return Placement.Insert(End(file, Calls.Expressions.PostfixEnd(file, value)), " :");
            yield break;
        }

        if (file.IsWord(token - 1) && file.IsWord(token - 2)) yield return Placement.Insert(End(file, token - 2), ":");
        if (token > 0 && file.IsWord(token) && file.IsWord(token - 1)) yield return Placement.Insert(End(file, token - 1), ":", 0.25);
        if (token > 0) yield return Placement.Insert(End(file, token - 1), ":", 0.5);
    }
}
