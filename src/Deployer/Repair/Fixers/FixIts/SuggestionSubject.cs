using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.FixIts;

/// <summary>Says in a few words what suggestions of the compiler change, where that can be said.</summary>
internal static partial class SuggestionSubject
{
    private const int MaxWords = 3;

    public static string Of(IReadOnlyList<SuggestedFix> fixes, IReadOnlyDictionary<string, SourceFile> files)
    {
        var edits = fixes.SelectMany(fix => fix.Edits).ToList();
        var places = fixes.Count == 1 ? "" : " as the compiler suggests";
        if (Words(edits.Where(edit => edit.StartOffset == edit.EndOffset), edit => edit.Text, edits.Count) is { } added) return $"Add {added}{places}";
        if (Words(edits.Where(edit => edit.Text.Length == 0), edit => Replaced(edit, files), edits.Count) is { } removed) return $"Remove {removed}{places}";
        var renamed = edits.Select(edit => (Old: Replaced(edit, files), New: edit.Text)).Distinct().ToList();
        if (renamed is [var only] && Word().IsMatch(only.Old) && Word().IsMatch(only.New)) return $"Replace {only.Old.Trim()} by {only.New.Trim()}{places}";
        return fixes.Count == 1 ? "Apply the compiler's suggestion" : $"Apply {fixes.Count} suggestions of the compiler";
    }

    private static string Replaced(FixIt edit, IReadOnlyDictionary<string, SourceFile> files) =>
        files[edit.File].Text[edit.StartOffset..edit.EndOffset];

    /// <summary>The words that all edits are about; null when some are about more than a word, or there are too many.</summary>
    private static string? Words(IEnumerable<FixIt> edits, Func<FixIt, string> textOf, int count)
    {
        var texts = edits.Select(textOf).ToList();
        var words = texts.Select(text => text.Trim().TrimEnd('.')).Distinct(StringComparer.Ordinal).ToList();
        return texts.Count == count && words.Count is > 0 and <= MaxWords && texts.TrueForAll(Word().IsMatch) ? string.Join(" and ", words) : null;
    }

    [GeneratedRegex(@"^\s?@?[A-Za-z_]\w{0,19}[ .]?$")]
    private static partial Regex Word();
}
