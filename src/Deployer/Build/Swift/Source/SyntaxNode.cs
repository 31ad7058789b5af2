namespace Deployer.Build.Swift.Source;

/// <summary>One node of a Swift file's structure, as the compiler's own parser tells it through SourceKit. All places are byte offsets.</summary>
/// <param name="Kind">SourceKit's kind without its first words, for example `decl.function.free`, `expr.call` or `stmt.if`.</param>
/// <param name="Name">Of a declaration with its labels, of a call what is called, of an argument its label; empty when it has none.</param>
/// <param name="Start">Of its first byte.</param>
/// <param name="End">After its last byte.</param>
internal sealed record SyntaxNode(string Kind, string Name, int Start, int End)
{
    /// <summary>Of the first byte between its braces or parentheses; null when it has none.</summary>
    public int? BodyStart { get; init; }

    /// <summary>After the last byte between its braces or parentheses; null when it has none.</summary>
    public int? BodyEnd { get; init; }

    /// <summary>Its attributes and modifiers with their arguments.</summary>
    public IReadOnlyList<SyntaxSpan> Attributes { get; init; } = [];

    /// <summary>Inherited types, conditions, patterns and the like.</summary>
    public IReadOnlyList<SyntaxSpan> Elements { get; init; } = [];

    public IReadOnlyList<SyntaxNode> Children { get; init; } = [];

    /// <summary>It and all below it, in the order of the file; at most as deep as the compiler's parser goes.</summary>
    public IEnumerable<SyntaxNode> All()
    {
        var open = new Stack<SyntaxNode>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children.Reverse())
            {
                open.Push(child);
            }
        }
    }
}

/// <summary>A marked piece of a file.</summary>
/// <param name="Kind">For example `decl.attribute._custom`, `decl.attribute.override`, `structure.elem.typeref`.</param>
/// <param name="Start">Of its first byte.</param>
/// <param name="End">After its last byte.</param>
internal sealed record SyntaxSpan(string Kind, int Start, int End);
