using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Brings a member of the green version back.</summary>
internal static class MemberText
{
    /// <summary>The member with its comments, put in front of the bracket that closes a type.</summary>
    public static PlacedEdit AtEnd(Located type, Located member)
    {
        var file = type.File.Source.File;
        var close = type.File.Source.Tokens[type.Declaration.Close!.Value];
        var text = Of(member);
        var start = file.StartOfLine(close.Start);
        var isAlone = file.Text[start..close.Start].Trim().Length == 0;
        return isAlone
            ? new PlacedEdit(type.Path, new TextEdit(start, start, file.LineEnding + text + file.LineEnding))
            : new PlacedEdit(type.Path, new TextEdit(close.Start, close.Start, file.LineEnding + text + file.LineEnding));
    }

    /// <summary>Its lines from the first of its comment to its last.</summary>
    private static string Of(Located member)
    {
        var file = member.File.Source.File;
        var end = member.File.Source.Tokens[member.Last].End;
        var start = member.File.Source.Tokens[member.First].Start;
        if (file.Text[file.StartOfLine(start)..start].Trim().Length > 0) return file.Text[start..end];
        start = file.StartOfLine(start);
        while (start > 0 && file.LineAt(start - 1).TrimStart().StartsWith("///", StringComparison.Ordinal)) start = file.StartOfLine(start - 1);
        return file.Text[start..end];
    }
}
