using Deployer.Build.Swift.Source;
using Deployer.Repair.Gate.Tampering;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>Tells what gives up a check: that is not brought back, even where it was so before.</summary>
internal static class Silencing
{
    /// <summary>Whether undoing a piece adds a word that gives up a check, or the tokens it restores force a value out of an optional.</summary>
    public static bool IsIn(Piece piece, string now)
    {
        var (fresh, old) = (SwiftLexer.Read(piece.Edit.Text), SwiftLexer.Read(now[piece.Edit.Start..piece.Edit.End]));
        var known = Words.Count(old, Words.Unsafe);
        return Words.Count(fresh, Words.Unsafe).Any(word => word.Value > known.GetValueOrDefault(word.Key))
            || (piece.Kind is PieceKind.LostTokens or PieceKind.OtherTokens && ForcedIn(piece, now, fresh) > ForcedIn(piece, now, old));
    }

    private static int ForcedIn(Piece piece, string now, IReadOnlyList<SwiftToken> tokens) =>
        Enumerable.Range(0, tokens.Count).Count(index => tokens[index].IsSymbol('!') && IsBehindValue(piece, now, tokens, index));

    /// <summary>In front of a value it negates.</summary>
    private static bool IsBehindValue(Piece piece, string now, IReadOnlyList<SwiftToken> tokens, int index)
    {
        if (index + 1 < tokens.Count && tokens[index + 1].IsSymbol('=') && tokens[index + 1].Start == tokens[index].End) return false;
        if (tokens[index].Start == 0) return piece.Edit.Start > 0 && (SwiftLexer.IsNamePart(now[piece.Edit.Start - 1]) || ")]}\"".Contains(now[piece.Edit.Start - 1]));
        return index > 0 && tokens[index - 1].End == tokens[index].Start && (tokens[index - 1].Kind != SwiftTokenKind.Symbol || tokens[index - 1].Text is ")" or "]" or "}");
    }
}
