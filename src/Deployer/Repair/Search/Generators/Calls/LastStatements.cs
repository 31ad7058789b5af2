using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Calls;

/// <summary>What a body ends with, when that is an `if` or a `switch`. Places are indexes of tokens.</summary>
/// <param name="Branching">Of its keyword, when it may be an expression as a whole; null when it may not.</param>
/// <param name="Values">Where the values start that its branches end with.</param>
internal sealed record LastStatements(int? Branching, IReadOnlyList<int> Values)
{
    private static readonly string[] Leaving = ["return", "throw", "break", "continue", "fallthrough", "let", "var", "if", "switch", "for", "while", "guard", "defer", "do"];

    private static readonly LastStatements None = new(null, []);

    /// <summary>In front of the bracket that closes a body.</summary>
    public static LastStatements Of(SwiftOutline file, int close)
    {
        if (file.Brackets.Of(close) is not { } body || !file.Is(close - 1, '}')) return None;
        var (ends, single) = (new List<int>(), true);
        for (var end = close - 1; file.Brackets.Of(end) is { } open && open > body;)
        {
            var keyword = KeywordOf(file, open, body);
            if (keyword is null) return None;
            var values = file.Text(keyword.Value) == "switch" ? Arms(file, open, end) : [(open + 1, end)];
            foreach (var (first, last) in values)
            {
                var (value, isOnly) = Value(file, first, last);
                if (value is not null) ends.Add(value.Value);
                single &= isOnly && value is not null;
            }

            if (file.Text(keyword.Value) is "if" or "switch" && file.Text(keyword.Value - 1) != "else") return new(single ? keyword : null, ends);
            end = keyword.Value - 1;
            while (end > body && !file.Is(end, '}')) end--;
        }

        return None;
    }

    /// <summary>The `if`, `else` or `switch` that a brace belongs to.</summary>
    private static int? KeywordOf(SwiftOutline file, int open, int body)
    {
        for (var at = open - 1; at > body; at--)
        {
            if (file.Text(at) is "switch" or "else" or "if") return at;
            if (file.Text(at) is "for" or "while" or "guard" or "do" or "catch" or "repeat" or "defer") return null;
            if (file.Brackets.Of(at) is { } other && other < at) at = other;
        }

        return null;
    }

    /// <summary>First token and token behind the last of each arm.</summary>
    private static List<(int First, int End)> Arms(SwiftOutline file, int open, int close)
    {
        var arms = new List<(int First, int End)>();
        for (var at = open + 1; at < close; at = file.Brackets.After(at))
        {
            if (file.Text(at) is not ("case" or "default") || file.Is(at - 1, '.')) continue;
            if (arms.Count > 0) arms[^1] = (arms[^1].First, file.Text(at - 1) == "unknown" ? at - 2 : at);
            while (at < close && !file.Is(at, ':')) at = file.Brackets.After(at);
            arms.Add((at + 1, close));
        }

        return arms;
    }

    /// <summary>Where the last expression of a block starts, and whether there is nothing else.</summary>
    private static (int? Value, bool IsOnly) Value(SwiftOutline file, int first, int end)
    {
        if (first >= end) return (null, false);
        var start = Expressions.Start(file, end - 1);
        start = Math.Max(start, first);
        return Leaving.Contains(file.Text(start)) || Leaving.Contains(file.Text(start - 1)) || file.Is(start - 1, '=') ? (null, false) : (start, start == first);
    }
}
