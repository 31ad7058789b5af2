using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search;

/// <summary>A proposal that waits to be judged.</summary>
/// <param name="From">Where it goes on from.</param>
/// <param name="Error">What it means to mend.</param>
/// <param name="Step">The proposal.</param>
/// <param name="Changed">All files that differ then from those that the search began with.</param>
internal sealed record OpenEdit(SearchState From, Diagnostic Error, Step Step, IReadOnlyDictionary<string, SourceFile> Changed)
{
    private const double CostOfToken = 0.15;
    private const int MostTokensCounted = 8;

    /// <summary>Identifies the texts.</summary>
    public Fingerprint Texts { get; } =
        Fingerprint.Of([.. Changed.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { pair.Key, pair.Value.Text })]);

    /// <summary>The edits of a proposal made on top of a state; null when one may not be made, or nothing would change.</summary>
    public static OpenEdit? Of(SearchState from, Diagnostic error, (IGenerator Generator, Proposal Proposal) made, double doubt)
    {
        var changed = new Dictionary<string, SourceFile>(from.Changed, StringComparer.Ordinal);
        var tokens = 0; // Of the largest edit: the same small one in twelve places is still a small one.
        foreach (var group in made.Proposal.Edits.GroupBy(edit => edit.File, StringComparer.Ordinal))
        {
            var before = from.Scene.Sources.File(group.Key)?.Source.File;
            if (before is not null && !from.Scene.MayChange(group.Key)) return null;
            var file = before ?? new SourceFile(group.Key, "");
            var after = file.With(group.Select(edit => edit.Edit));
            if (after.Text == file.Text) return null;
            tokens = Math.Max(tokens, group.Max(edit => SizeOf(file, edit.Edit)));
            changed[group.Key] = after;
        }

        var cost = made.Generator.Prior + made.Proposal.Doubt + doubt + (CostOfToken * Math.Min(tokens, MostTokensCounted));
        return new(from, error, new Step(made.Generator.Name, made.Proposal, cost), changed);
    }

    private static int SizeOf(SourceFile file, TextEdit edit) =>
        Math.Max(SwiftLexer.Read(edit.Text).Count, SwiftLexer.Read(file.Text[edit.Start..edit.End]).Count);
}
