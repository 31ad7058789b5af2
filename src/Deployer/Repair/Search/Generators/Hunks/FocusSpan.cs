using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>A part of a file, in whole lines, that an error has to do with.</summary>
/// <param name="Path">The file.</param>
/// <param name="Start">Byte offset of its first line.</param>
/// <param name="End">Byte offset after its last line.</param>
/// <param name="Doubt">How unlikely it is that the fault lies there.</param>
internal sealed record FocusSpan(string Path, int Start, int End, double Doubt)
{
    /// <summary>Whether an edit lies in it or at its border, where a line of it may be lost.</summary>
    public bool Touches(TextEdit edit) => edit.Start <= End && Start <= edit.End;

    /// <summary>A declaration with its body.</summary>
    public static FocusSpan Of(SwiftOutline file, SwiftDeclaration declared, double doubt) =>
        Between(file, declared, declared.Close ?? declared.HeaderEnd, doubt);

    /// <summary>A declaration without its body.</summary>
    public static FocusSpan OfHeader(SwiftOutline file, SwiftDeclaration declared, double doubt) =>
        Between(file, declared, declared.HeaderEnd, doubt);

    private static FocusSpan Between(SwiftOutline file, SwiftDeclaration declared, int last, double doubt)
    {
        var (source, tokens) = (file.Source.File, file.Source.Tokens);
        return new FocusSpan(
            source.Path, source.StartOfLine(tokens[declared.KeywordAt].Start), source.StartOfNextLine(tokens[Math.Max(last, declared.NameAt)].End), doubt);
    }
}
