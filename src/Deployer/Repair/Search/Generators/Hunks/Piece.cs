using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>What a piece of a hunk is, and so how likely it is the fault and not what was meant to change.</summary>
internal enum PieceKind
{
    /// <summary>Tokens that a line has lost, and nothing else of it.</summary>
    LostTokens,

    /// <summary>Lines that are gone.</summary>
    LostLines,

    /// <summary>Lines that are gone, put back beside others that came to their place.</summary>
    LostBeside,

    /// <summary>Tokens that came to the place of others.</summary>
    OtherTokens,

    /// <summary>Tokens that came to a line.</summary>
    MoreTokens,

    /// <summary>A line, or lines, that came to the place of others.</summary>
    OtherLines,

    /// <summary>All of a hunk.</summary>
    Whole,

    /// <summary>Lines that came: most likely what was meant to change.</summary>
    MoreLines,
}

/// <summary>A part of what differs from the green version, that can be undone by itself.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Edit">Undoes it in the text as it is now.</param>
/// <param name="Start">Byte offset in the green text where it begins.</param>
/// <param name="End">Byte offset in the green text where it ends; the start when the green text has nothing there.</param>
internal sealed record Piece(PieceKind Kind, TextEdit Edit, int Start, int End)
{
    /// <summary>Nothing that is new goes with it.</summary>
    public bool OnlyRestores => Kind is PieceKind.LostTokens or PieceKind.LostLines;

    /// <summary>Whether it is the name of something declared that gives way: most likely it was renamed on purpose.</summary>
    public bool IsRename { get; init; }

    /// <summary>What it costs beside the piece that is most likely the fault.</summary>
    public double Doubt => (IsRename ? 0.5 : 0) + Kind switch
    {
        PieceKind.LostTokens or PieceKind.LostLines => 0,
        PieceKind.OtherTokens or PieceKind.MoreTokens => 0.3,
        PieceKind.OtherLines => 0.4,
        PieceKind.LostBeside => 0.5,
        PieceKind.Whole => 0.6,
        _ => 1.5,
    };
}
