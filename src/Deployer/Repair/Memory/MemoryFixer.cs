using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Search;

namespace Deployer.Repair.Memory;

/// <summary>
/// Proposes what mended failures like these before, here or elsewhere, without a search. It is asked first. What it proposes is a
/// candidate like any other; that a fix is promoted decides only whether it may be pushed without review, as `memory`.
/// </summary>
internal sealed class MemoryFixer(IFixMemory memory) : IFixer
{
    /// <summary>The family of fixes that earned trust of their own.</summary>
    public const string Promoted = "memory";

    private const int MaxCandidates = 4;
    private const int MaxFailures = 8;
    private const int MaxSubject = 72;

    public string Name => Promoted;

    /// <summary>What it knows is not known without looking: it claims nothing.</summary>
    public bool Recognizes(Diagnostic error) => false;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var failures = OrderedFailures.Of(context.Diagnosis);
        var candidates = new List<Candidate>();
        PackageSources? sources = null;
        foreach (var failure in failures.DistinctBy(failure => failure.Keys.Family).Take(MaxFailures))
        {
            foreach (var found in (await memory.FindAsync(failure.Keys, cancellationToken)).Where(found => FixWeight.IsProposed(found.Fix)))
            {
                sources ??= await ReadAsync(context, cancellationToken);
                if (sources is null) return [];
                candidates.AddRange(Replay(found, [failure, .. failures.Where(other => other != failure && other.Keys.Class == failure.Keys.Class)], sources)
                    .Where(candidate => !candidates.Any(known => IsSame(known, candidate))));
                if (candidates.Count >= MaxCandidates) return candidates[..MaxCandidates];
            }
        }

        return candidates;
    }

    private static async Task<PackageSources?> ReadAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var sources = await context.Sources.AllAsync(cancellationToken);
        return await SourceFile.ReadAsync(context.PackageFolder, "Package.swift", cancellationToken) is { } manifest ? sources?.With(manifest) : sources;
    }

    /// <summary>The fix for all failures of the class at once, then for the first alone.</summary>
    private static IEnumerable<Candidate> Replay(Recollection found, IReadOnlyList<Failure> failures, PackageSources sources)
    {
        if (found.Fix.Template.Diff is { } diff)
            return found.Match == KeyMatch.Exact ? [Describe(found, new Patch.Unified(diff), "Repeat the change that mended this before", [failures[0].Diagnostic])] : [];
        var replays = failures
            .Select(failure => (failure.Diagnostic, Edits: new TemplateApplication(failure.Diagnostic, sources, found.Match != KeyMatch.Class).Apply(found.Fix.Template)))
            .Where(replay => replay.Edits is not null)
            .ToList();
        if (replays.Count == 0 || replays[0].Diagnostic != failures[0].Diagnostic) return [];
        var all = Make(found, [.. replays.SelectMany(replay => replay.Edits!).Distinct()], [.. replays.Select(replay => replay.Diagnostic)], sources);
        return replays.Count == 1 ? [all] : [all, Make(found, replays[0].Edits!, [replays[0].Diagnostic], sources)];
    }

    private static Candidate Make(Recollection found, IReadOnlyList<PlacedEdit> edits, IReadOnlyList<Diagnostic> errors, PackageSources sources)
    {
        var files = edits.GroupBy(edit => edit.File)
            .Select(file => sources.File(file.Key)!.Source.File.With(file.Select(edit => edit.Edit)).ToFileEdit());
        return Describe(found, new Patch.Edits([.. files]), SubjectOf(edits, sources), errors);
    }

    private static Candidate Describe(Recollection found, Patch patch, string summary, IReadOnlyList<Diagnostic> errors) => new()
    {
        Fixer = FixWeight.IsPromoted(found.Fix) ? Promoted : found.Fix.Way,
        Confidence = found.Match == KeyMatch.Class && found.Fix.Confidence > Confidence.Medium ? Confidence.Medium : found.Fix.Confidence,
        Summary = summary,
        Reason = $"From memory: it mended {(found.Match switch { KeyMatch.Exact => "this very failure", KeyMatch.Family => "a failure like this", _ => "another failure of this class" })} before ({FixWeight.Why(found.Fix)}).",
        Patch = patch,
        Addresses = errors,
    };

    private static string SubjectOf(IReadOnlyList<PlacedEdit> edits, PackageSources sources)
    {
        var edit = edits[0].Edit;
        var old = Shown(sources.File(edits[0].File)!.Source.File.Text[edit.Start..edit.End]);
        var fresh = Shown(edit.Text);
        var subject = old.Length == 0 ? $"Insert '{fresh}'" : fresh.Length == 0 ? $"Remove '{old}'" : $"Replace '{old}' by '{fresh}'";
        var more = edits.Count > 1 ? $" and {edits.Count - 1} more" : "";
        return subject.Length + more.Length <= MaxSubject ? subject + more : subject[..(MaxSubject - more.Length - 1)] + "…" + more;
    }

    private static string Shown(string bytes) =>
        string.Join(' ', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.Latin1.GetBytes(bytes)).Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static bool IsSame(Candidate one, Candidate other) => (one.Patch, other.Patch) switch
    {
        (Patch.Edits first, Patch.Edits second) => first.Files.Count == second.Files.Count
            && first.Files.Zip(second.Files).All(pair => pair.First.Path == pair.Second.Path && pair.First.Content.AsSpan().SequenceEqual(pair.Second.Content)),
        (Patch.Unified first, Patch.Unified second) => first.Diff == second.Diff,
        _ => false,
    };
}
