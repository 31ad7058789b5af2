using System.Text;
using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>A Swift file, cut into tokens and with the structure that the compiler's parser sees. Its text holds one character for each byte.</summary>
internal sealed class CodeFile
{
    private readonly string[] _conditions;
    private readonly List<int> _lineStarts = [0];

    /// <param name="path">Relative to the package.</param>
    /// <param name="isTest">Whether it belongs to the tests.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="root">Its structure.</param>
    public CodeFile(string path, bool isTest, byte[] content, SyntaxNode root)
    {
        (Path, IsTest, Root) = (path, isTest, root);
        Text = Encoding.Latin1.GetString(content);
        Tokens = SwiftLexer.Read(Text);
        _conditions = ReadConditions(Tokens);
        for (var at = Text.IndexOf('\n'); at >= 0; at = Text.IndexOf('\n', at + 1))
        {
            _lineStarts.Add(at + 1);
        }

        Units = CodeUnits.Of(this);
    }

    public string Path { get; }

    public bool IsTest { get; }

    public string Text { get; }

    public IReadOnlyList<SwiftToken> Tokens { get; }

    public SyntaxNode Root { get; }

    /// <summary>Its declarations, but for those inside functions.</summary>
    public IReadOnlyList<CodeUnit> Units { get; }

    /// <summary>True when the parser cannot be trusted with it: a conflict was left in it, or brackets have no partner.</summary>
    public bool IsTorn => Conflicts.AreIn(Text) || !IsBalanced(Tokens);

    /// <summary>Line of a byte, from 1.</summary>
    public int LineAt(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }

    public IReadOnlyList<SwiftToken> TokensIn(int start, int end)
    {
        var (first, last) = (IndexAt(start), IndexAt(end));
        return last > first ? [.. Tokens.Skip(first).Take(last - first)] : [];
    }

    /// <summary>What must hold for the code at a place to be compiled: the conditions of `#if` around it; empty for none.</summary>
    public string ConditionAt(int offset) => IndexAt(offset) is var index && index < _conditions.Length ? _conditions[index] : "";

    /// <summary>Index of the first token that begins at a place or behind it.</summary>
    private int IndexAt(int offset)
    {
        var (low, high) = (0, Tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Tokens[middle].Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static string[] ReadConditions(IReadOnlyList<SwiftToken> tokens)
    {
        var result = new string[tokens.Count];
        var open = new Stack<string>();
        var now = "";
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index] is { Kind: SwiftTokenKind.Directive, Text: var directive })
            {
                if (!directive.StartsWith("#if", StringComparison.Ordinal)) open.TryPop(out _);
                if (!directive.StartsWith("#endif", StringComparison.Ordinal)) open.Push(Normal(directive, open));
                now = string.Join(" && ", open.Reverse());
            }

            result[index] = now;
        }

        return result;
    }

    private static string Normal(string directive, Stack<string> open) =>
        string.Join(' ', directive.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) + (open.Count > 50 ? "…" : "");

    private static bool IsBalanced(IReadOnlyList<SwiftToken> tokens)
    {
        const string Opening = "([{";
        const string Closing = ")]}";
        var open = new Stack<int>();
        foreach (var token in tokens.Where(token => token.Kind == SwiftTokenKind.Symbol))
        {
            if (Opening.IndexOf(token.Text[0], StringComparison.Ordinal) is >= 0 and var kind) open.Push(kind);
            else if (Closing.IndexOf(token.Text[0], StringComparison.Ordinal) is >= 0 and var close && (!open.TryPop(out var top) || top != close)) return false;
        }

        return open.Count == 0;
    }
}
