using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.FixIts;

/// <summary>Makes the edits that the compiler itself suggests, where it suggests exactly one.</summary>
internal sealed class FixItFixer : IFixer
{
    public string Name => "fix-it";

    public bool Recognizes(Diagnostic error) => FixItPolicy.Select([error]).Count > 0;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var fixes = FixItPolicy.Select(FailingTarget.Errors(context.Diagnosis));
        if (await ComposeAsync(context, fixes, cancellationToken) is not { } all) return [];
        var root = FailingTarget.RootCause(context.Diagnosis);
        var only = all.Addresses.Count > 1 ? fixes.Where(fix => ReferenceEquals(fix.Error, root)).ToList() : [];
        return await ComposeAsync(context, only, cancellationToken) is { } first ? [all, first] : [all];
    }

    private async ValueTask<Candidate?> ComposeAsync(
        RepairContext context, IReadOnlyList<SuggestedFix> fixes, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var path in fixes.SelectMany(fix => fix.Edits).Select(edit => edit.File).Distinct(StringComparer.Ordinal))
        {
            if (await SourceFile.ReadAsync(context.PackageFolder, path, cancellationToken) is { } file) files[path] = file;
        }

        var kept = Compatible([.. fixes.Where(fix => fix.Edits.All(edit => Fits(files, edit)))]);
        return kept.Count == 0 ? null : Describe(kept, files);
    }

    private Candidate Describe(List<SuggestedFix> fixes, Dictionary<string, SourceFile> files)
    {
        var changed = fixes.SelectMany(fix => fix.Edits)
            .GroupBy(edit => edit.File, StringComparer.Ordinal)
            .Select(group => files[group.Key].With(group.OrderBy(edit => EffectRank(edit.Text)).Select(ToTextEdit)).ToFileEdit());
        return new Candidate
        {
            Fixer = Name,
            Confidence = fixes.Min(FixItPolicy.ConfidenceOf),
            Summary = SuggestionSubject.Of(fixes, files),
            Reason = $"The compiler suggests exactly one edit for: {string.Join("; ", fixes.Select(fix => fix.Error.Message).Distinct().Take(3))}.",
            Patch = new Patch.Edits([.. changed]),
            Addresses = [.. fixes.Select(fix => fix.Error)],
        };
    }

    /// <summary>Of two suggestions that want the same bytes the later is left out, as a whole.</summary>
    private static List<SuggestedFix> Compatible(IReadOnlyList<SuggestedFix> fixes)
    {
        var kept = new List<SuggestedFix>();
        foreach (var fix in fixes)
        {
            var taken = kept.SelectMany(other => other.Edits).Except(fix.Edits).ToList();
            if (!fix.Edits.Any(edit => taken.Any(other => other.File == edit.File && ToTextEdit(other).Collides(ToTextEdit(edit)))))
            {
                kept.Add(fix);
            }
        }

        return kept;
    }

    private static bool Fits(Dictionary<string, SourceFile> files, FixIt edit) =>
        files.TryGetValue(edit.File, out var file)
        && edit.StartOffset >= 0 && edit.StartOffset <= edit.EndOffset && edit.EndOffset <= file.Text.Length
        && !ForcesValue(file, edit);

    // An insertion that starts with `!` is only negation when no expression ends in front of it.
    private static bool ForcesValue(SourceFile file, FixIt edit) =>
        edit.Text.StartsWith('!') && !edit.Text.StartsWith("!=", StringComparison.Ordinal) && edit.StartOffset > 0
        && (SwiftLexer.IsNamePart(file.Text[edit.StartOffset - 1]) || ")]}\"?".Contains(file.Text[edit.StartOffset - 1]));

    // Swift wants `try await` in this order, and both may be missing at one place.
    private static int EffectRank(string text) => text.StartsWith("try ", StringComparison.Ordinal) ? 0 : 1;

    private static TextEdit ToTextEdit(FixIt edit) => new(edit.StartOffset, edit.EndOffset, SourceFile.Bytes(edit.Text));
}
