using Deployer.Git;
using Deployer.Kernel;
using Deployer.Watch;

namespace Deployer.App.Doctor;

/// <summary>Every service's remote can be read and has the branch that is watched.</summary>
internal sealed class RemoteCheck : IDoctorCheck
{
    private const int MaxAtOnce = 8;

    /// <inheritdoc/>
    public bool OfInstallation => false;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        if (context.Workspace is not { Options.Services.Count: > 0 } workspace)
            return [];
        var scratch = Directory.CreateTempSubdirectory("codex-deployer-doctor-");
        try
        {
            var identity = new GitIdentity(workspace.Settings.GitUserName, workspace.Settings.GitUserEmail);
            var git = new GitProgram(context.Runner, identity, scratch.FullName);
            var sources = await new SourceResolver(workspace.Layout, workspace.Options, workspace.Settings, git).ResolveAsync(cancellationToken);
            var results = new CheckResult[sources.Count];
            await Parallel.ForEachAsync(
                Enumerable.Range(0, sources.Count),
                new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce, CancellationToken = cancellationToken },
                async (index, token) => results[index] = await AskAsync(git, scratch.FullName, sources[index], token));
            return results;
        }
        catch (UsageException error)
        {
            return [new CheckResult("workspace", error.Message, error.Hint ?? "Correct it.")];
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static async Task<CheckResult> AskAsync(GitProgram git, string scratch, ServiceSource source, CancellationToken cancellationToken)
    {
        var name = $"remote {source.Name}";
        try
        {
            using var mirror = await Mirror.OpenAsync(git, Path.Combine(scratch, $"{source.Name}.git"), source.Remote, cancellationToken);
            return await mirror.ReadRemoteAsync(source.Options.Branch, cancellationToken) is { } tip
                ? new CheckResult(name, $"{source.Options.Branch} is at {tip.Short}", Mend: null)
                : new CheckResult(name, $"it has no branch '{source.Options.Branch}'", "Push the branch, or correct 'branch' in deployer.yaml.");
        }
        catch (MachineException error)
        {
            return new CheckResult(name, error.Message, error.Hint ?? "Check its URL, and the token or SSH key that it needs.");
        }
    }
}
