using System.Text.RegularExpressions;
using Deployer.Diagnose;

namespace Deployer.Repair.Fixers.FixIts;

/// <summary>Decides which of the compiler's suggestions may be tried.</summary>
internal static partial class FixItPolicy
{
    private const int MaxTokensOfHighConfidence = 3;

    /// <summary>
    /// The suggestions of errors that have exactly one: their own wins over those of their notes, and notes that offer alternatives
    /// offer none. Placeholders and what silences the compiler instead of mending the code are left out.
    /// </summary>
    public static IReadOnlyList<SuggestedFix> Select(IEnumerable<Diagnostic> errors) =>
        [.. errors
            .Where(error => error is { Severity: Severity.Error, File: not null, Line: not null })
            .DistinctBy(error => (error.Message, error.File, error.Offset, error.Line, error.Column))
            .Select(error => new SuggestedFix(error, SuggestionOf(error)))
            .Where(fix => fix.Edits.Count > 0 && fix.Edits.All(IsAllowed))];

    /// <summary>High for a suggestion of few tokens that changes no type, else medium.</summary>
    public static Confidence ConfidenceOf(SuggestedFix fix) =>
        fix.Edits.Sum(edit => Token().Count(edit.Text)) <= MaxTokensOfHighConfidence && !ChangesType(fix)
            ? Confidence.High
            : Confidence.Medium;

    private static IReadOnlyList<FixIt> SuggestionOf(Diagnostic error)
    {
        if (error.FixIts.Count > 0) return error.FixIts;
        var notes = error.Notes.Where(note => note.FixIts.Count > 0).ToList();
        if (notes.Count > 1) notes = [.. notes.Where(note => IsPlainChoice(error, note))];
        return notes is [{ File: not null, Line: not null } only] ? only.FixIts : [];
    }

    /// <summary>
    /// Of alternatives the one that neither drops an error nor changes who owns what: plain `try` where errors may pass, and `self.` in
    /// a closure that captures it anyway.
    /// </summary>
    public static bool IsPlainChoice(Diagnostic error, Diagnostic note) => note.FixIts is [{ Text: var text }]
        && ((text == "try " && error.Message.EndsWith("is not marked with 'try'", StringComparison.Ordinal))
            || (text == "self." && error.Message.Contains("requires explicit use of 'self'", StringComparison.Ordinal)));

    /// <summary>Whether a suggestion is free of placeholders and of what silences the compiler.</summary>
    public static bool IsAllowed(FixIt edit) =>
        !edit.Text.Contains("<#", StringComparison.Ordinal) && !Banned().IsMatch(edit.Text) && edit.Text.Trim() != "!";

    private static bool ChangesType(SuggestedFix fix) =>
        fix.Error.Message.StartsWith("cannot convert", StringComparison.Ordinal) || fix.Edits.Any(edit => TypeSyntax().IsMatch(edit.Text));

    // A `!` behind a name or a bracket unwraps or forces; in front of an expression or in `!=` it does not.
    [GeneratedRegex(@"\btry\s*[!?]|[\w)\]}""'>?]!(?!=)|\bunowned\s*\(unsafe\)|nonisolated\s*\(\s*unsafe\s*\)|@unchecked\b|@preconcurrency\b|\bfatalError\s*\(")]
    private static partial Regex Banned();

    [GeneratedRegex(@"\b[A-Z]\w*\s*\(|[?!]|->|\b(?:any|some|as|is)\b|@\w|:\s*[A-Z\[(]|\.rawValue\b|<")]
    private static partial Regex TypeSyntax();

    [GeneratedRegex(@"\w+|[^\w\s]")]
    private static partial Regex Token();
}
