using System.Collections.Concurrent;
using Deployer.Diagnose;
using Deployer.Git;

namespace Deployer.Build.Swift.Frontend;

/// <summary>Judges texts by the Swift compiler as the last build of the package would call it.</summary>
/// <param name="plan">What that build planned.</param>
/// <param name="frontend">Runs the compiler.</param>
/// <param name="stateFolder">Absolute path of a folder of ours, for temporary files.</param>
internal sealed class SwiftJudge(BuildPlan plan, SwiftFrontend frontend, string stateFolder) : ICompilerJudge
{
    private readonly ConcurrentDictionary<string, FrontendCall> calls = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Diagnostic>?> AskAsync(CompilerQuestion question, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch(stateFolder);
        if (plan.Find(question.Target) is not { } target || await CallOfAsync(target, scratch.Folder, cancellationToken) is not { } call)
        {
            return null;
        }

        var modules = new ChangedModules(frontend, plan, scratch.Folder);
        if (await modules.MakeAsync(question, other => CallOfAsync(other, scratch.Folder, cancellationToken), cancellationToken) is not { } elsewhere) return null;
        if (elsewhere.Count > 0) return elsewhere;
        var changed = question.Changed.Where(change => MayBeOf(target, change.Key)).ToDictionary(StringComparer.Ordinal);
        var files = await JudgedFiles.WriteAsync(target.Sources, changed, frontend.Paths, scratch.Folder, cancellationToken);
        var found = await new TargetLook(frontend, call.Before(modules.Folder), files.Places, scratch.Folder).RunAsync(files.Select(question.Files), cancellationToken);
        return found is null ? null : Fold(found.Select(files.Rename), name => files.Contains(name) ? target.Name : null);
    }

    /// <summary>False for the manifest and for files of other targets.</summary>
    private bool MayBeOf(PlannedTarget target, string name)
    {
        bool IsIn(PlannedTarget other) => other.Sources.Any(source => string.Equals(frontend.Paths.Relative(source), name, StringComparison.Ordinal));
        bool IsManifest() => name.StartsWith("Package", StringComparison.Ordinal) && !name.Contains('/', StringComparison.Ordinal);
        return IsIn(target) || (name.EndsWith(".swift", StringComparison.Ordinal) && !IsManifest() && !plan.Targets.Any(IsIn));
    }

    private async Task<FrontendCall?> CallOfAsync(PlannedTarget target, string scratch, CancellationToken cancellationToken)
    {
        if (calls.TryGetValue(target.Name, out var known))
        {
            return known;
        }

        var call = await frontend.PrepareAsync(target, scratch, cancellationToken);
        return call is null ? null : calls.GetOrAdd(target.Name, call);
    }

    /// <summary>What several looks tell is kept once, and what is warned of in fetched code is nobody's business, as in a build.</summary>
    private static IReadOnlyList<Diagnostic> Fold(IEnumerable<Diagnostic> found, Func<string?, string?> targetOf)
    {
        var folding = new Folding();
        foreach (var diagnostic in found.Where(item => item.Severity == Severity.Error || item.File is null || PackagePaths.IsOurs(item.File)))
        {
            folding.Add(diagnostic with { Target = targetOf(diagnostic.File) });
        }

        return folding.Items;
    }
}
