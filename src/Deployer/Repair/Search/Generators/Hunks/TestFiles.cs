using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>Knows what must not be undone in tests: what they now expect is what is wanted.</summary>
internal static class TestFiles
{
    public static bool Has(PackageSources sources, string path) =>
        sources.TargetOf(path) is { } target ? target.IsTest : path.StartsWith("Tests/", StringComparison.Ordinal);

    /// <summary>Whether a piece of a test only restores, or changes names and no values.</summary>
    public static bool MayUndo(Piece piece, string now)
    {
        if (piece.OnlyRestores) return true;
        var (fresh, old) = (SwiftLexer.Read(now[piece.Edit.Start..piece.Edit.End]), SwiftLexer.Read(piece.Edit.Text));
        return piece.Kind == PieceKind.OtherTokens && !fresh.Concat(old).Any(IsValue) && !fresh.Any(IsExpectation);
    }

    private static bool IsValue(SwiftToken token) =>
        token.Kind == SwiftTokenKind.String || char.IsAsciiDigit(token.Text[0]) || token.Text is "true" or "false" or "nil";

    private static bool IsExpectation(SwiftToken token) =>
        token.Text.StartsWith("XCT", StringComparison.Ordinal) || token.Text is "expect" or "require" or "#";
}
