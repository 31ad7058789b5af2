using System.Text.Json;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ConflictMarker;

/// <summary>
/// Resolves the conflicts of a merge that was committed with its markers: both sides where they do not exclude each other, then
/// one side, then the other. The build and the tests judge which is right; as both sides may pass, one side alone stays a guess.
/// </summary>
internal sealed class ConflictMarkerFixer : IFixer
{
    private const string Pins = "Package.resolved";
    private const int MaxFiles = 100;

    public string Name => "rule/conflict-marker";

    public bool Recognizes(Diagnostic error) => IsInSource(error) || IsInPins(error);

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis);
        var named = errors.Where(Recognizes).Select(error => error.File ?? Pins).Distinct(StringComparer.Ordinal).Take(MaxFiles).ToList();
        var files = new List<ConflictedFile>();
        foreach (var path in named)
        {
            if (await SourceFile.ReadAsync(context.PackageFolder, path, cancellationToken) is { } file && ConflictedFile.Read(file) is { } found) files.Add(found);
        }

        var addresses = errors.Where(error => files.Exists(file => file.File.Path == (error.File ?? Pins)) || Recognizes(error)).ToList();
        return files.Count == 0 ? [] : [.. Ways(files).Select(way => way with { Addresses = addresses })];
    }

    private static bool IsInSource(Diagnostic error) =>
        error.File is not null && error.Message.StartsWith("source control conflict marker in source file", StringComparison.Ordinal);

    private static bool IsInPins(Diagnostic error) =>
        error.File is null or Pins && error.Message.Contains("Package.resolved file is corrupted or malformed", StringComparison.Ordinal);

    private IEnumerable<Candidate> Ways(List<ConflictedFile> files)
    {
        (ConflictSide Side, bool Unites, string Summary)[] ways =
        [
            (ConflictSide.Ours, true, "Resolve conflict markers, with both sides where they add up"),
            (ConflictSide.Theirs, true, "Resolve conflict markers, with both sides or the other one"),
            (ConflictSide.Ours, false, "Resolve conflict markers with the first side"),
            (ConflictSide.Theirs, false, "Resolve conflict markers with the second side"),
        ];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var addUp = files.TrueForAll(file => file.Resolve(ConflictSide.Ours, true).Text == file.Resolve(ConflictSide.Theirs, true).Text);
        foreach (var (side, unites, summary) in ways)
        {
            var resolved = files.Select(file => file.Resolve(side, unites)).ToList();
            if (resolved.Exists(file => file.Path == Pins && !IsJson(file)) || !seen.Add(string.Concat(resolved.Select(file => file.Text)))) continue;
            yield return new Candidate
            {
                Fixer = Name,
                Confidence = unites && addUp ? Confidence.Medium : Confidence.Low,
                Summary = summary,
                Reason = unites && addUp
                    ? "A merge was committed with its conflict markers. Both sides are kept, as neither excludes the other."
                    : "A merge was committed with its conflict markers. Which side is meant is not written anywhere: the build and the tests passed with this one.",
                Patch = new Patch.Edits([.. resolved.Select(file => file.ToFileEdit())]),
            };
        }
    }

    private static bool IsJson(SourceFile file)
    {
        try
        {
            JsonDocument.Parse(file.ToFileEdit().Content).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
