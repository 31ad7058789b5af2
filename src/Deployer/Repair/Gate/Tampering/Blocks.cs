using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>Describes what must happen for a place in a function to be reached.</summary>
internal static class Blocks
{
    /// <param name="file">The file.</param>
    /// <param name="around">What is around the place, the outermost first.</param>
    /// <param name="offset">The place.</param>
    /// <param name="withConditions">With the conditions as written, or only the kinds of the blocks.</param>
    public static string Describe(CodeFile file, IReadOnlyList<SyntaxNode> around, int offset, bool withConditions)
    {
        var parts = around.Select((node, index) => Describe(file, node, index > 0 ? around[index - 1] : null, withConditions));
        return string.Join(" / ", parts.Append(file.ConditionAt(offset)).Where(part => part.Length > 0));
    }

    private static string Describe(CodeFile file, SyntaxNode node, SyntaxNode? outer, bool withConditions) => node.Kind switch
    {
        "stmt.brace" when outer?.Kind != "expr.closure" => WordBefore(file, node.Start),
        "expr.closure" => "closure",
        "expr.call" when !Words.Assertions.Contains(node.Name) => withConditions ? node.Name : node.Name.Split('.')[^1],
        _ when node.Kind.StartsWith("stmt.", StringComparison.Ordinal) && node.Kind != "stmt.brace" => node.Kind
            + (withConditions ? string.Concat(node.Elements.Select(element => " " + Words.Text(file.TokensIn(element.Start, element.End)))) : ""),
        _ when node.Kind.StartsWith("decl.function", StringComparison.Ordinal) || node.Kind is "decl.var.local" or "decl.class" or "decl.struct" => node.Kind,
        _ => "",
    };

    /// <summary>`do`, `defer`, `else`, `repeat`; the block of another statement says nothing of its own.</summary>
    private static string WordBefore(CodeFile file, int offset) =>
        file.TokensIn(Math.Max(0, offset - 32), offset) is [.., { Kind: SwiftTokenKind.Word, Text: "do" or "defer" or "else" or "repeat" } word] ? word.Text : "";
}
