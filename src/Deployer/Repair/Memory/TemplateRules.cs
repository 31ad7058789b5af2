namespace Deployer.Repair.Memory;

/// <summary>
/// What a template must be like, whoever wrote it: bounded, made of elements that exist, and without what silences the compiler
/// instead of mending the code.
/// </summary>
internal static class TemplateRules
{
    private const int MaxElements = 60;
    private const int MaxElement = 200;
    private const int MaxDiff = 16 * 1024;

    private static readonly HashSet<string> Banned = new(
        ["fatalError", "preconditionFailure", "unchecked", "unsafe", "preconcurrency", "unsafeBitCast", "unsafeDowncast", "assumeIsolated", "exit"],
        StringComparer.Ordinal);

    /// <summary>Why it is not to be remembered; null when it is.</summary>
    public static string? WhyRefused(FixTemplate? template) => template switch
    {
        null => "there is no template",
        { Diff: { } diff } => diff.Length is 0 or > MaxDiff || template.Edits is not { Count: 0 } ? "its diff is too long, or it has edits beside it" : null,
        { Edits: not { Count: > 0 and <= FixTemplate.MaxEdits } } => $"it has none or more than {FixTemplate.MaxEdits} edits",
        _ => template.Edits.Select(WhyRefused).FirstOrDefault(reason => reason is not null),
    };

    private static string? WhyRefused(EditTemplate? edit)
    {
        if (edit is not { Place: not null, Left: not null, Old: not null, Right: not null, New: not null }) return "an edit lacks a part";
        var pattern = edit.Left.Concat(edit.Old).Concat(edit.Right).ToList();
        return pattern.Count + edit.New.Count > MaxElements || pattern.Concat(edit.New).Any(element => element is not { Length: > 0 and <= MaxElement })
            ? "an edit is too long"
            : edit.Mark is { } mark && (mark < 0 || mark >= pattern.Count) ? "it marks what is not there"
            : !Enum.IsDefined(edit.Place.Kind) ? "it belongs nowhere"
            : edit.New.FirstOrDefault(element => !IsWritable(element)) is { } strange ? $"it writes '{strange}'"
            : WhyBanned(edit);
    }

    /// <summary>A hole, a common word, a sign, a blank, a condition of common words, or a name of the package's own.</summary>
    private static bool IsWritable(string element) =>
        Elements.HoleOf(element) is not null
        || (Elements.IsBlank(element) && element[1..].All(character => character is '>' or '<'))
        || (Elements.IsOwnWord(element) && element[1..].All(Build.Swift.Source.SwiftLexer.IsNamePart))
        || element is "\"\"" or "0" or "1"
        || (element.Length == 1 && !char.IsControl(element[0]) && !char.IsLetterOrDigit(element[0]))
        || SwiftNames.IsCommon(element)
        || (element.StartsWith('#') && !element.AsSpan().ContainsAny('\r', '\n') && SwiftNames.IsCommonCondition(element));

    private static string? WhyBanned(EditTemplate edit)
    {
        if (edit.New.FirstOrDefault(element => Banned.Contains(element.TrimStart('=')) && !edit.Old.Contains(element)) is { } word)
            return $"it writes '{word}'";
        return Forced(edit.New, edit.HugsLeft) > Forced(edit.Old, behind: true) ? "it forces, or drops an error" : null;
    }

    /// <summary>How often something is forced: a `!` behind a word or a bracket, and a `?` behind `try`.</summary>
    private static int Forced(IReadOnlyList<string> elements, bool behind)
    {
        var count = 0;
        for (var index = 0; index < elements.Count; index++)
        {
            var before = index > 0 ? elements[index - 1] : behind ? "" : " ";
            var isUnequal = index + 1 < elements.Count && elements[index + 1] == "=";
            if (elements[index] == "!" && !isUnequal && !Elements.IsBlank(before) && !(before.Length == 1 && "([{,=&|:!".Contains(before[0]))) count++;
            if (elements[index] == "?" && before == "try") count++;
        }

        return count;
    }
}
