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

        var kept = FixItEdits.Compatible(fixes.Where(fix => fix.Edits.All(edit => FixItEdits.Fits(files.GetValueOrDefault(edit.File), edit))));
        return kept.Count == 0 ? null : Describe(kept, files);
    }

    private Candidate Describe(List<SuggestedFix> fixes, Dictionary<string, SourceFile> files)
    {
        var changed = fixes.SelectMany(fix => fix.Edits)
            .GroupBy(edit => edit.File, StringComparer.Ordinal)
            .Select(group => files[group.Key].With(group.OrderBy(edit => FixItEdits.EffectRank(edit.Text)).Select(FixItEdits.ToTextEdit)).ToFileEdit());
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
}
