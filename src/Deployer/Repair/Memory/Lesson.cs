using System.Text;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Memory;

/// <summary>
/// What a verified fix teaches. Its changes are shared out among the failures that they are near to; those of one failure become one
/// remembered fix. What cannot be abstracted is remembered as it is, for the very same failure only.
/// </summary>
internal static class Lesson
{
    private const string Changelog = "CHANGELOG.md";

    /// <summary>Who counts as having found what came of replaying something else: it has to earn its trust anew.</summary>
    private const string Again = "search/memory";

    /// <summary>Learns from a fix and remembers it; does nothing where nobody remembers.</summary>
    /// <param name="memory">Keeps what is learned; null: nobody does.</param>
    /// <param name="bench">Where the package was mended.</param>
    /// <param name="fix">What the gate has passed.</param>
    /// <param name="at">When it did.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task KeepAsync(IFixMemory? memory, Workbench bench, VerifiedFix fix, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (memory is null) return;
        await memory.SaveAsync(await LearnAsync(bench.Mirror, bench.Package, fix, at, cancellationToken), cancellationToken);
    }

    /// <summary>What to remember; nothing when the fix answered no failure.</summary>
    /// <param name="mirror">Holds the commits before and after.</param>
    /// <param name="package">Folder of the package in the repository; `.` for its root.</param>
    /// <param name="fix">What the gate has passed.</param>
    /// <param name="at">When it did.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<RememberedFix>> LearnAsync(
        Mirror mirror, string package, VerifiedFix fix, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var failures = OrderedFailures.Of(fix.Case.Failure);
        if (failures.Count == 0 || await UseAsync(mirror, fix, cancellationToken) is not { } use) return [];
        var files = await ReadAsync(mirror, package, fix, cancellationToken);
        var (templates, isWhole) = files is null ? ([], false) : Abstract(files, [.. failures, .. Uncovered(fix, files)]);
        var learned = templates.ToList();
        if (!isWhole && await LiteralAsync(mirror, package, fix, cancellationToken) is { } literal) learned.Add((failures[0], literal));
        return
        [
            .. learned
                .Select(one => new RememberedFix(
                    one.Failure.Keys.Class,
                    WayOf(fix.Proposal),
                    fix.Description.Confidence,
                    one.Template,
                    [new FixUse(use, one.Failure.Keys.Family, one.Failure.Keys.Exact, at, fix.Evidence.Toolchain, UseOutcome.Verified)]))
                .DistinctBy(one => one.Id),
        ];
    }

    private static async Task<Fingerprint?> UseAsync(Mirror mirror, VerifiedFix fix, CancellationToken cancellationToken) =>
        await mirror.FindTreeAsync(fix.Case.Base, ".", cancellationToken) is { } before && await mirror.FindTreeAsync(fix.Commit, ".", cancellationToken) is { } after
            ? FixUse.IdOf(before, after)
            : null;

    /// <summary>One fixer, or the families of several: the push policy then asks for all of them.</summary>
    private static string WayOf(FixDescription proposal)
    {
        string[] others = [.. proposal.Families.Where(family => family != MemoryFixer.Promoted)];
        return others switch
        {
            [] => Again,
            [_] => proposal.Fixers.First(fixer => fixer.Split('/')[0] == others[0]),
            _ => string.Join('+', others.Order(StringComparer.Ordinal)),
        };
    }

    /// <summary>The Swift files that a fix changes and those its failures stand in; null when it does more than change Swift files.</summary>
    private static async Task<ChangedSources?> ReadAsync(Mirror mirror, string package, VerifiedFix fix, CancellationToken cancellationToken)
    {
        var prefix = package is "." or "" ? "" : package.TrimEnd('/') + "/";
        var (before, after) = (new Dictionary<string, SwiftOutline>(StringComparer.Ordinal), new Dictionary<string, SwiftOutline>(StringComparer.Ordinal));
        foreach (var change in await mirror.ListChangesAsync(fix.Case.Base, fix.Commit, cancellationToken))
        {
            var path = change.Path.StartsWith(prefix, StringComparison.Ordinal) ? change.Path[prefix.Length..] : null;
            if (path == Changelog) continue;
            if (path is null || change.Status != 'M' || !path.EndsWith(".swift", StringComparison.Ordinal)) return null;
            before[path] = Outline(path, await mirror.ReadFileAsync(fix.Case.Base, change.Path, cancellationToken));
            after[path] = Outline(path, await mirror.ReadFileAsync(fix.Commit, change.Path, cancellationToken));
        }

        foreach (var path in OrderedFailures.Of(fix.Case.Failure).Select(failure => failure.Diagnostic.File).OfType<string>().Where(path => !before.ContainsKey(path)))
        {
            if (!Path.IsPathRooted(path) && await mirror.ReadFileAsync(fix.Case.Base, prefix + path, cancellationToken) is { } bytes) before[path] = Outline(path, bytes);
        }

        return new ChangedSources(new PackageSources(null, before), [.. after.SelectMany(file => TokenChange.Between(before[file.Key], file.Value))]);
    }

    private static SwiftOutline Outline(string path, byte[]? bytes) => new(new SwiftSource(new SourceFile(path, Encoding.Latin1.GetString(bytes ?? []))));

    /// <summary>Failures that steps of the fix uncovered; their places are those of the files before only while no line was added or removed.</summary>
    private static IEnumerable<Failure> Uncovered(VerifiedFix fix, ChangedSources files) =>
        files.Changes.All(change => CountLines(change.Before) == CountLines(change.After)) ? fix.Case.Uncovered.SelectMany(OrderedFailures.Of) : [];

    private static int CountLines(SwiftOutline file) => file.Source.File.Text.AsSpan().Count('\n');

    /// <summary>A template for each failure that has changes near it, and whether every change is in one.</summary>
    private static (IReadOnlyList<(Failure Failure, FixTemplate Template)> Templates, bool IsWhole) Abstract(
        ChangedSources files, IReadOnlyList<Failure> failures)
    {
        var shares = files.Changes
            .Select(change => (Change: change, Failure: NearTo(change, failures, files.Before)))
            .GroupBy(share => share.Failure)
            .Select(share => (Failure: share.Key, Template: EditTemplates.Make(share.Key.Diagnostic, files.Before, [.. share.Select(one => one.Change)])))
            .ToList();
        return ([.. shares.Where(share => share.Template is not null).Select(share => (share.Failure, share.Template!))],
            shares.Count > 0 && shares.All(share => share.Template is not null));
    }

    /// <summary>The failure that a change belongs to: the nearest on whose account it could have been made, else the root cause.</summary>
    private static Failure NearTo(TokenChange change, IReadOnlyList<Failure> failures, PackageSources before)
    {
        var line = change.Before.Source.File.Text.AsSpan(0, change.Hunk.BeforeStart).Count('\n') + 1;
        return failures
            .OrderBy(failure => failure.Diagnostic.File == change.Path ? Math.Abs((failure.Diagnostic.Line ?? 0) - line) : int.MaxValue)
            .FirstOrDefault(failure => new EditPlaces(
                failure.Diagnostic, before, MessageHoles.Of(failure.Diagnostic, before.File(failure.Diagnostic.File))).Of(change, isClose: true) is not null)
            ?? failures[0];
    }

    private static async Task<FixTemplate?> LiteralAsync(Mirror mirror, string package, VerifiedFix fix, CancellationToken cancellationToken)
    {
        var diff = await mirror.DiffAsync(fix.Case.Base, fix.Commit, package, cancellationToken);
        var files = diff.Split("\ndiff --git ").Select((part, index) => index == 0 ? part : $"diff --git {part}");
        var kept = files.Where(part => !part.StartsWith($"diff --git a/{Changelog} ", StringComparison.Ordinal)).Select(part => part.TrimEnd('\n'));
        var template = new FixTemplate { Diff = string.Concat(kept.Select(part => part + "\n")) };
        return TemplateRules.WhyRefused(template) is null ? template : null;
    }

    /// <summary>The sources before, as far as they matter, and what changed in them.</summary>
    private sealed record ChangedSources(PackageSources Before, IReadOnlyList<TokenChange> Changes);
}
