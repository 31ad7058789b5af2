using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployer.Tests.Architecture;

/// <summary>A parsed source file.</summary>
/// <param name="Path">Relative to the repository, with forward slashes.</param>
/// <param name="Root">Its syntax.</param>
internal sealed record SourceFile(string Path, CompilationUnitSyntax Root)
{
    public static SourceFile Parse(string path, string text) => new(path, SyntaxFactory.ParseCompilationUnit(text));

    public int Lines => Root.GetText().Lines.Count(line => line.Span.Length > 0 || line.End < Root.FullSpan.End);

    public IEnumerable<T> All<T>() where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    /// <summary>Where a node is, for people.</summary>
    public string Place(SyntaxNode node) => $"{Path}:{FirstLine(node) + 1}";

    /// <summary>How many lines a node takes, without its documentation and attributes.</summary>
    public static int LinesOf(SyntaxNode node) =>
        LineOf(node, node.Span.End) - FirstLine(node) + 1;

    private static int FirstLine(SyntaxNode node)
    {
        var attributes = node.ChildNodes().OfType<AttributeListSyntax>().LastOrDefault();
        var start = attributes is null ? node.SpanStart : attributes.GetLastToken().GetNextToken().SpanStart;
        return LineOf(node, start);
    }

    private static int LineOf(SyntaxNode node, int position) =>
        node.SyntaxTree.GetText(CancellationToken.None).Lines.GetLinePosition(position).Line;
}
