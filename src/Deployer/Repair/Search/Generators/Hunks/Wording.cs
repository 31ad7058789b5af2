using System.Text;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>Says in a line what undoing a piece does.</summary>
internal static class Wording
{
    private const int LongestFile = 20;
    private const int LongestCode = 14;

    /// <summary>At most 72 characters.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="path">Its file.</param>
    /// <param name="now">The file's text.</param>
    /// <param name="green">Its text in the green version.</param>
    public static string Of(Piece piece, string path, string now, string green)
    {
        var (lost, fresh) = (Code(green[piece.Start..piece.End]), Code(now[piece.Edit.Start..piece.Edit.End]));
        return piece.Kind switch
        {
            PieceKind.LostTokens => Of(path, lost is null ? "Restore what a line lost in" : $"Restore '{lost}' in"),
            PieceKind.OtherTokens when lost is not null && fresh is not null => Of(path, $"Change '{fresh}' back to '{lost}' in"),
            PieceKind.MoreTokens when fresh is not null => Of(path, $"Take '{fresh}' out of"),
            PieceKind.LostLines or PieceKind.LostBeside => Of(path, "Put back lines that were lost in"),
            PieceKind.MoreLines => Of(path, "Take out lines that came into"),
            _ => Of(path, "Undo what changed in"),
        };
    }

    /// <summary>A verb and a file's name.</summary>
    public static string Of(string path, string verb)
    {
        var name = Readable(path[(path.LastIndexOf('/') + 1)..]);
        return $"{verb} {(name.Length > LongestFile ? $"{name[..(LongestFile - 1)]}…" : name)}";
    }

    private static string? Code(string text) => Readable(text.Trim()) is { Length: > 0 and <= LongestCode } code && !code.Contains('\n') ? code : null;

    private static string Readable(string bytes) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));
}
