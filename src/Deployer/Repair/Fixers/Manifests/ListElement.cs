using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.Manifests;

/// <summary>An element of a list in a manifest.</summary>
internal static class ListElement
{
    /// <summary>
    /// The edit that takes an element out, with its comma and, if it has them to itself, its lines; null when a condition or
    /// comment is next to it.
    /// </summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="first">Index of the element's first token.</param>
    /// <param name="last">Index of its last token.</param>
    public static TextEdit? Remove(ManifestDocument manifest, int first, int last)
    {
        var tokens = manifest.Source.Tokens;
        if (first == 0 || last + 1 >= tokens.Count) return null;
        var (before, after) = (tokens[first - 1], tokens[last + 1]);
        var hasComma = after.IsSymbol(',');
        if (!(before.IsSymbol(',') || before.IsSymbol('[')) || !(hasComma || after.IsSymbol(']'))) return null;
        var (start, end) = hasComma ? (tokens[first].Start, after.End) : (before.IsSymbol(',') ? before.Start : tokens[first].Start, tokens[last].End);
        var file = manifest.File;
        if (!string.IsNullOrWhiteSpace(file.Text[before.End..tokens[first].Start])) return null;
        if (!hasComma) return new TextEdit(start, end, "");
        var hasLines = string.IsNullOrWhiteSpace(file.Text[file.StartOfLine(start)..start]) && string.IsNullOrWhiteSpace(file.Text[end..file.EndOfLine(end)]);
        return hasLines
            ? new TextEdit(file.StartOfLine(start), file.StartOfNextLine(end), "")
            : new TextEdit(start, end + (end < file.Text.Length && file.Text[end] == ' ' ? 1 : 0), "");
    }
}
