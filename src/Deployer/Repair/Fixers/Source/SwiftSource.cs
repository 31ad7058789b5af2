using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Fixers.Source;

/// <summary>A Swift file, cut into tokens, that knows on which platforms each of them is compiled.</summary>
internal sealed class SwiftSource
{
    private readonly bool[] _onLinux;
    private readonly bool[] _onDarwin;

    public SwiftSource(SourceFile file)
    {
        File = file;
        Tokens = SwiftLexer.Read(file.Text);
        _onLinux = Reachable(Platform.Linux);
        _onDarwin = Reachable(Platform.Darwin);
    }

    public SourceFile File { get; }

    public IReadOnlyList<SwiftToken> Tokens { get; }

    /// <summary>Whether the token can be compiled on the platform; conditions that cannot be judged count as met.</summary>
    public bool IsCompiledOn(Platform platform, int token) => platform == Platform.Linux ? _onLinux[token] : _onDarwin[token];

    /// <summary>Index of the token that an offset lies in or before; the number of tokens when it lies behind all.</summary>
    public int TokenAt(int offset)
    {
        var low = 0;
        var high = Tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].End <= offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Index of the bracket that closes the one at an index; null when it is never closed.</summary>
    public int? Closing(int open)
    {
        var depth = 0;
        for (var index = open; index < Tokens.Count; index++)
        {
            if (Tokens[index].Kind != SwiftTokenKind.Symbol) continue;
            depth += "([{".Contains(Tokens[index].Text[0]) ? 1 : ")]}".Contains(Tokens[index].Text[0]) ? -1 : 0;
            if (depth == 0) return index;
        }

        return null;
    }

    private bool[] Reachable(Platform platform)
    {
        var result = new bool[Tokens.Count];
        var branches = new Stack<Branch>();
        for (var index = 0; index < result.Length; index++)
        {
            if (Tokens[index].Kind == SwiftTokenKind.Directive) Enter(Tokens[index].Text, platform, branches);
            result[index] = branches.Count == 0 || branches.Peek().IsLive;
        }

        return result;
    }

    private static void Enter(string directive, Platform platform, Stack<Branch> branches)
    {
        if (directive.StartsWith("#if", StringComparison.Ordinal))
        {
            var value = PlatformCondition.Evaluate(directive[3..], platform);
            var outer = branches.Count == 0 || branches.Peek().IsLive;
            branches.Push(new Branch(outer, outer && value != false, value == true));
        }
        else if (branches.TryPop(out var branch) && !directive.StartsWith("#endif", StringComparison.Ordinal))
        {
            var value = directive.StartsWith("#elseif", StringComparison.Ordinal)
                ? PlatformCondition.Evaluate(directive[7..], platform)
                : true;
            branches.Push(new Branch(branch.Outer, branch.Outer && !branch.IsDecided && value != false, branch.IsDecided || value == true));
        }
    }

    /// <summary>One arm of an `#if`: whether the code around can be compiled, whether this arm can, and whether an arm surely was.</summary>
    private sealed record Branch(bool Outer, bool IsLive, bool IsDecided);
}
