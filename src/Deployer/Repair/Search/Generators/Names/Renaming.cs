using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Edits that put one name in the place of another.</summary>
internal static class Renaming
{
    /// <summary>Where the name is the short form of a binding, `if let name`, the bound name stays.</summary>
    public static PlacedEdit Edit(NameUse use, string from, string to, SearchScene scene)
    {
        var source = scene.Sources.File(use.File)!.Source;
        var token = source.TokenAt(use.Offset);
        var isShort = token > 1 && source.Tokens[token - 2].Text is "if" or "guard" or "while" or ","
            && token < source.Tokens.Count && source.Tokens[token].Start == use.Offset
            && source.Tokens[token - 1].Text is "let" or "var"
            && !(token + 1 < source.Tokens.Count && (source.Tokens[token + 1].IsSymbol('=') || source.Tokens[token + 1].IsSymbol(':')));
        return isShort
            ? new PlacedEdit(use.File, new TextEdit(use.Offset + from.Length, use.Offset + from.Length, $" = {to}"))
            : new PlacedEdit(use.File, new TextEdit(use.Offset, use.Offset + from.Length, to));
    }

    public static IReadOnlyList<PlacedEdit> Edits(IEnumerable<NameUse> uses, string from, string to, SearchScene scene) =>
        [.. uses.Select(use => Edit(use, from, to, scene))];
}
