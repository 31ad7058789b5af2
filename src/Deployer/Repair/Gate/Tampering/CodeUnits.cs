using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>Finds the declarations of a file in its structure.</summary>
internal static class CodeUnits
{
    private const int DeepestNesting = 100;

    public static IReadOnlyList<CodeUnit> Of(CodeFile file)
    {
        var found = new List<CodeUnit>();
        var open = new Queue<(SyntaxNode Around, string Path, int Depth)>([(file.Root, "", 0)]);
        while (open.TryDequeue(out var next))
        {
            foreach (var unit in In(file, next.Around, next.Path))
            {
                found.Add(unit);
                if (unit.IsType && next.Depth < DeepestNesting) open.Enqueue((unit.Node, unit.Path, next.Depth + 1));
            }
        }

        return found;
    }

    private static IEnumerable<CodeUnit> In(CodeFile file, SyntaxNode around, string path)
    {
        foreach (var node in around.Children.Where(child => child.Kind.StartsWith("decl.", StringComparison.Ordinal) && child.Kind != "decl.var.parameter"))
        {
            var name = node.Name.Length > 0 ? node.Name : FirstName(node);
            var own = path.Length == 0 ? name : $"{path}.{name}";
            var unit = new CodeUnit(file, own, node, [], []);
            yield return unit.IsType ? unit with { Head = file.TokensIn(HeadStart(node), node.BodyStart ?? node.End) } : Describe(unit);
        }
    }

    private static CodeUnit Describe(CodeUnit unit)
    {
        var (file, node) = (unit.File, unit.Node);
        if (node is { BodyStart: { } start, BodyEnd: { } end } && unit.IsFunction)
        {
            return unit with { Head = file.TokensIn(HeadStart(node), start - 1), Body = file.TokensIn(start, end) };
        }

        // A property's braces, or its value.
        var all = file.TokensIn(HeadStart(node), node.End);
        var split = all.TakeWhile(token => token.Start < node.Start || !(token.IsSymbol('=') || token.IsSymbol('{'))).Count();
        return unit with { Head = [.. all.Take(split)], Body = [.. all.Skip(split)] };
    }

    private static int HeadStart(SyntaxNode node) => node.Attributes.Select(attribute => attribute.Start).Append(node.Start).Min();

    private static string FirstName(SyntaxNode node) => node.Children.FirstOrDefault(child => child.Name.Length > 0)?.Name ?? node.Kind;
}
