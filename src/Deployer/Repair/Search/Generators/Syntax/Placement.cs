using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Syntax;

/// <summary>Edits that may bring brackets, quotes or separators back into order.</summary>
/// <param name="Edits">What changes in the file.</param>
/// <param name="Summary">In the imperative.</param>
/// <param name="Doubt">0 for the best guess.</param>
internal sealed record Placement(IReadOnlyList<TextEdit> Edits, string Summary, double Doubt)
{
    public static Placement Insert(int offset, string text, double doubt = 0) =>
        new([new TextEdit(offset, offset, text)], $"Insert {(text.Trim().Length is > 0 and <= 12 ? text.Trim() : "what is missing")}", doubt);

    public static Placement Remove(int start, int end, string what, double doubt = 0) => new([new TextEdit(start, end, "")], $"Remove {what}", doubt);
}
