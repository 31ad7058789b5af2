using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>Finds in lost lines the one declaration that an error misses, where others went with it.</summary>
internal static class LostDeclarations
{
    /// <param name="piece">The lost lines.</param>
    /// <param name="green">The file that had them.</param>
    /// <param name="names">What the error names.</param>
    public static IEnumerable<Piece> In(Piece piece, SwiftOutline green, IReadOnlySet<string> names)
    {
        if (piece.Kind is not (PieceKind.LostLines or PieceKind.LostBeside)) return [];
        var text = green.Source.File.Text;
        var lost = green.Declarations.Where(found => !found.IsLocal).Select(found => (found.Name, Span: FocusSpan.Of(green, found, 0)))
            .Where(found => piece.Start <= found.Span.Start && found.Span.End <= piece.End).ToList();
        if (lost.Count < 2) return [];
        return lost.Where(found => names.Contains(found.Name)).Select(found => (Start: WithRemarks(text, found.Span.Start, piece.Start), found.Span.End))
            .Where(found => found.Start > piece.Start || found.End < piece.End)
            .Select(found => piece with { Start = found.Start, End = found.End, Edit = piece.Edit with { Text = text[found.Start..found.End] } });
    }

    /// <summary>With the comments and attributes in the lines above.</summary>
    private static int WithRemarks(string text, int start, int least)
    {
        while (start > least)
        {
            var above = text.LastIndexOf('\n', Math.Max(0, start - 2)) + 1;
            var line = text[above..start].TrimStart();
            if (above < least || above >= start || !(line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith('@'))) break;
            start = above;
        }

        return start;
    }
}
