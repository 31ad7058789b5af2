using System.Collections.Concurrent;
using Deployer.Build;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.Cycle;

/// <summary>Opens what a cycle works with: the mirror of a service's repository and its slots, at fixed paths.</summary>
internal sealed class Workshop(WorkspaceLayout layout, GitProgram git, Toolchains toolchains, Diagnoser diagnoser)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Mirror>>> _mirrors = new(StringComparer.Ordinal);

    /// <summary>Runs Git.</summary>
    public GitProgram Git => git;

    public Examiner ExaminerOf(ServiceSource source) => new(toolchains.For(source.Options.Toolchain), diagnoser);

    /// <summary>The mirror of the service's repository; services of one repository share it.</summary>
    public Task<Mirror> OpenMirrorAsync(ServiceSource source, CancellationToken cancellationToken) =>
        OpenMirrorAsync(source.Remote, cancellationToken);

    public async Task<Mirror> OpenMirrorAsync(Remote remote, CancellationToken cancellationToken)
    {
        var url = remote.Url;
        var folder = Path.Combine(layout.Mirrors, $"{RepositoryName(url)}-{Fingerprint.Of(url).Short}.git");
        var opening = _mirrors.GetOrAdd(url, _ => new(() => Mirror.OpenAsync(git, folder, remote, cancellationToken)));
        try
        {
            return await opening.Value;
        }
        catch
        {
            // What failed, or was cancelled, is tried again by the next who asks.
            _mirrors.TryRemove(KeyValuePair.Create(url, opening));
            throw;
        }
    }

    public async Task<Workbench> OpenBenchAsync(ServiceSource source, CycleRun run, CancellationToken cancellationToken)
    {
        var mirror = await OpenMirrorAsync(source, cancellationToken);
        var slots = layout.Slots(source.Name);
        var name = RepositoryName(source.Remote.Url);
        return new Workbench(
            mirror,
            await Slot.OpenAsync(mirror, Path.Combine(slots, "warm", name), cancellationToken),
            await Slot.OpenAsync(mirror, Path.Combine(slots, "clean", name), cancellationToken),
            ExaminerOf(source))
        {
            Package = source.Folder,
            RunsFolder = run.RunsFolder,
            FollowFile = run.Record.LogFile,
            Environment = source.Options.Env,
            KeepsChangelog = true,
        };
    }

    /// <summary>The last part of a URL or path: a package at the root of a repository is identified by its folder's name.</summary>
    private static string RepositoryName(string url)
    {
        var name = url.TrimEnd('/').Split('/', ':')[^1];
        name = name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name;
        var safe = string.Concat(name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')).TrimStart('.', '-');
        return safe.Length == 0 ? "repository" : safe;
    }
}
