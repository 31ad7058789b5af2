using Deployer.Kernel;
using Deployer.Repair.Gate.Proof;

namespace Deployer.Repair.Gate.Manifests;

/// <summary>A manifest that a candidate edits still builds, tests and checks what it did.</summary>
internal sealed class ManifestGuard : IGuard
{
    private const int MaxManifests = 20;
    private const string FileName = "Package.swift";

    public async Task<Check> JudgeAsync(GateQuestion question, CancellationToken cancellationToken)
    {
        var edited = question.Paths.Where(path => JudgeFiles.IsManifest(path) && !question.IsTest(path)).ToList();
        if (edited.Count > MaxManifests)
        {
            return new Check.Refused("too-many-manifests", $"It changes {edited.Count} manifests.", $"a change of at most {MaxManifests}");
        }

        var checks = new List<Check>();
        foreach (var path in edited) checks.AddRange(await JudgeTextAsync(question, path, cancellationToken));
        foreach (var folder in edited.Select(path => path[..Math.Max(0, path.LastIndexOf('/'))]).Distinct(StringComparer.Ordinal))
        {
            if (!checks.OfType<Check.Refused>().Any()) checks.AddRange(await CompareAsync(question, folder, cancellationToken));
        }

        return checks.OfType<Check.Refused>().FirstOrDefault()
            ?? Check.Of([.. checks.OfType<Check.Doubted>().SelectMany(doubted => doubted.Doubts).Distinct()]);
    }

    /// <summary>What can be said of one file by its text.</summary>
    /// <param name="path">Relative to the package.</param>
    /// <param name="before">Null when it is new.</param>
    /// <param name="after">Null when it is gone.</param>
    public static IEnumerable<Check> JudgeText(string path, string? before, string? after)
    {
        var isMain = path.Split('/')[^1] == FileName;
        if (before is null && !isMain)
        {
            yield return new Check.Refused("manifest-shadowed", $"{path} is new, and would be read instead of {FileName}.", $"an edit of {FileName}");
        }

        if (after is null)
        {
            yield return new Check.Refused("manifest-removed", $"{path} would be gone, and with it what it declares.", "an edit of it");
        }
        else if (ManifestWords.NewlyRead(before ?? "", after) is [var word, ..])
        {
            yield return new Check.Refused("manifest-environment", $"{path} would use {word}: what it declares must not depend on where and when it is read.", "a manifest that only declares");
        }
        else if (ManifestWords.NewlyImported(before ?? "", after) is [var module, ..])
        {
            yield return Check.Of([new Doubt("manifest-environment", $"{path} would import {module}.", Confidence.Medium)]);
        }
    }

    private static async Task<IEnumerable<Check>> JudgeTextAsync(GateQuestion question, string path, CancellationToken cancellationToken) =>
        JudgeText(path, await question.ReadBeforeAsync(path, cancellationToken), await question.ReadAfterAsync(path, cancellationToken));

    private static async Task<IEnumerable<Check>> CompareAsync(GateQuestion question, string folder, CancellationToken cancellationToken)
    {
        var path = folder.Length == 0 ? FileName : $"{folder}/{FileName}";
        if (await question.ReadBeforeAsync(path, cancellationToken) is not { } text || await question.ReadAfterAsync(path, cancellationToken) is not { } now)
        {
            return [];
        }

        var before = await ManifestLook.AtAsync(question.Bench, question.Case.Base, folder, cancellationToken);
        var after = await ManifestLook.AtAsync(question.Bench, question.Case.Candidate, folder, cancellationToken);
        var scene = new ManifestScene(
            await ListAsync(question, question.Case.Base, folder, cancellationToken),
            await ListAsync(question, question.Case.Candidate, folder, cancellationToken),
            before.Conditions.Union(after.Conditions).ToHashSet(StringComparer.Ordinal),
            question.Case.Failure)
        {
            HadPackage = before.Packages.Contains,
        };
        return (before.Dump, after.Dump) switch
        {
            ({ } was, { } dump) => new ManifestComparison(scene).Compare(was, dump),
            (null, { } dump) => new UnreadManifest(scene, text).Compare(dump),
            ({ }, null) => [new Check.Refused("manifest-unreadable", $"{path} could be read before, and no longer.", "a manifest that the tools can read")],
            _ => new UnreadManifest(scene, text).Compare(now),
        };
    }

    private static async Task<HashSet<string>> ListAsync(GateQuestion question, CommitId commit, string folder, CancellationToken cancellationToken)
    {
        var prefix = question.Prefix + (folder.Length == 0 ? "" : folder + "/");
        var files = await question.Bench.Mirror.ListFilesAsync(commit, prefix, cancellationToken);
        return files.Where(file => file.Mode is "100644" or "100755").Select(file => file.Path[prefix.Length..]).ToHashSet(StringComparer.Ordinal);
    }
}
