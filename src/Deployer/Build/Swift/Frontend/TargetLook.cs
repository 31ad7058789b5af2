using Deployer.Diagnose;

namespace Deployer.Build.Swift.Frontend;

/// <summary>
/// Looks into files of one target, several at a time where they are good: what takes long is to read the modules they import. An error
/// in one hides what is found late in the others, which are then looked into one by one.
/// </summary>
/// <param name="frontend">Runs the compiler.</param>
/// <param name="call">The call of the target.</param>
/// <param name="sources">Absolute paths of all files of the target.</param>
/// <param name="scratch">Absolute path of a folder of ours.</param>
internal sealed class TargetLook(SwiftFrontend frontend, FrontendCall call, IReadOnlyList<string> sources, string scratch)
{
    /// <summary>What is found in the files; null when the compiler could not be called.</summary>
    /// <param name="files">Absolute paths of those to look into.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<IReadOnlyList<Diagnostic>?> RunAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var looked = files.Select((file, index) => new LookedInto(file, Path.Combine(scratch, $"{index}.dia"))).ToList();
        var size = Math.Max(1, (looked.Count + frontend.Processes - 1) / frontend.Processes);
        return Join(await Task.WhenAll(looked.Chunk(size).Select(group => LookAsync(group, cancellationToken))));
    }

    private async Task<IReadOnlyList<Diagnostic>?> LookAsync(LookedInto[] group, CancellationToken cancellationToken)
    {
        var found = await frontend.LookAsync(call, sources, group, scratch, cancellationToken);
        if (group.Length == 1 || (found is not null && !found.Any(IsError)))
        {
            return found;
        }

        if (found is null || found.Any(item => item.Phase == Phase.CompilerCrash))
        {
            found = [];
        }

        var quiet = group.Where(file => !found.Any(item => IsError(item) && item.File == frontend.Paths.Relative(file.Source)));
        return Join([found, .. await Task.WhenAll(quiet.Select(file => frontend.LookAsync(call, sources, [file], scratch, cancellationToken)))]);
    }

    private static bool IsError(Diagnostic item) => item.Severity == Severity.Error;

    private static IReadOnlyList<Diagnostic>? Join(IReadOnlyList<Diagnostic>?[] parts) =>
        Array.TrueForAll(parts, part => part is not null) ? [.. parts.SelectMany(part => part!)] : null;
}
