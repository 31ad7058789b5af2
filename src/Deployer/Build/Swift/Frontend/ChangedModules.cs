using Deployer.Diagnose;

namespace Deployer.Build.Swift.Frontend;

/// <summary>Makes the modules of other targets anew where their files are changed too: what imports them is judged by what they are then.</summary>
/// <param name="frontend">Runs the compiler.</param>
/// <param name="plan">What the last build planned.</param>
/// <param name="scratch">Absolute path of a folder of ours.</param>
internal sealed class ChangedModules(SwiftFrontend frontend, BuildPlan plan, string scratch)
{
    /// <summary>Changes of more targets than this are not judged.</summary>
    private const int MostTargets = 3;

    /// <summary>Absolute path of the folder that the modules are in.</summary>
    public string Folder { get; } = Path.Combine(scratch, "modules");

    /// <summary>What the compiler finds in the changed targets; empty when none is changed; null when it cannot be called.</summary>
    /// <param name="question">The changes.</param>
    /// <param name="callOf">How a target is compiled; null when that is not known.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<Diagnostic>?> MakeAsync(
        CompilerQuestion question, Func<PlannedTarget, Task<FrontendCall?>> callOf, CancellationToken cancellationToken)
    {
        var others = plan.Targets.Where(target => target.Name != question.Target && target.Sources.Any(source => IsChanged(question, source)))
            .DistinctBy(target => target.Module).ToList();
        if (others.Count > MostTargets) return null;
        var found = new List<Diagnostic>();
        foreach (var target in others)
        {
            if (await callOf(target) is not { } call || await MakeAsync(question, target, call, cancellationToken) is not { } told) return null;
            found.AddRange(told);
        }

        return found;
    }

    private async Task<IReadOnlyList<Diagnostic>?> MakeAsync(
        CompilerQuestion question, PlannedTarget target, FrontendCall call, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        var changed = question.Changed.Where(change => target.Sources.Any(source => frontend.Paths.Relative(source) == change.Key))
            .ToDictionary(StringComparer.Ordinal);
        var files = await JudgedFiles.WriteAsync(target.Sources, changed, frontend.Paths, Path.Combine(scratch, target.Module), cancellationToken);
        var module = Path.Combine(Folder, $"{target.Module}.swiftmodule");
        var found = await frontend.MakeModuleAsync(call.Before(Folder), files.Places, module, scratch, cancellationToken);
        return found is null ? null : [.. found.Where(one => one.Severity == Severity.Error).Select(one => files.Rename(one) with { Target = target.Name })];
    }

    private bool IsChanged(CompilerQuestion question, string source) => question.Changed.ContainsKey(frontend.Paths.Relative(source));
}
