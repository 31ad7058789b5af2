using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Fixers.Source;

/// <summary>Which bracket of a file belongs to which. Places are indexes of tokens.</summary>
internal sealed class BracketPairs
{
    private readonly int[] _partner;

    public BracketPairs(IReadOnlyList<SwiftToken> tokens)
    {
        _partner = new int[tokens.Count];
        Array.Fill(_partner, -1);
        var open = new Stack<int>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Kind != SwiftTokenKind.Symbol) continue;
            if ("([{".Contains(tokens[index].Text[0])) open.Push(index);
            else if (")]}".Contains(tokens[index].Text[0])) Close(tokens, open, index);
        }
    }

    /// <summary>The other bracket of a pair; null for what is no bracket or has no partner.</summary>
    public int? Of(int token) => token >= 0 && token < _partner.Length && _partner[token] >= 0 ? _partner[token] : null;

    /// <summary>The token behind, or behind the pair of brackets that is opened there.</summary>
    public int After(int token) => Of(token) is { } close && close > token ? close + 1 : token + 1;

    private void Close(IReadOnlyList<SwiftToken> tokens, Stack<int> open, int index)
    {
        while (open.TryPop(out var start))
        {
            if ("([{".IndexOf(tokens[start].Text[0], StringComparison.Ordinal) != ")]}".IndexOf(tokens[index].Text[0], StringComparison.Ordinal)) continue;
            (_partner[start], _partner[index]) = (index, start);
            return;
        }
    }
}
