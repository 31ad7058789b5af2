using System.Text;

namespace Deployer.Repair.Fixers.ConflictMarker;

/// <summary>A piece of a file: a line, or a conflict with pieces on both sides.</summary>
internal abstract record Piece
{
    private Piece()
    {
    }

    public abstract string Resolve(ConflictSide side, bool unites);

    /// <summary>A line with its terminator.</summary>
    public sealed record Line(string Text) : Piece
    {
        public override string Resolve(ConflictSide side, bool unites) => Text;
    }

    /// <summary>A conflict; what both sides came from is not kept.</summary>
    public sealed record Conflict(IReadOnlyList<Piece> Ours, IReadOnlyList<Piece> Theirs, bool IsEmptyBase) : Piece
    {
        public override string Resolve(ConflictSide side, bool unites)
        {
            var (ours, theirs) = (Join(Ours, side, unites), Join(Theirs, side, unites));
            return unites && IsEmptyBase && SideUnion.Of(ours, theirs) is { } both ? both : side == ConflictSide.Ours ? ours : theirs;
        }

        private static string Join(IReadOnlyList<Piece> pieces, ConflictSide side, bool unites)
        {
            var text = new StringBuilder();
            foreach (var piece in pieces) text.Append(piece.Resolve(side, unites));
            return text.ToString();
        }
    }
}
