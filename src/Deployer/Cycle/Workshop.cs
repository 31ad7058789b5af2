using System.Collections.Concurrent;
using Deployer.Build;
using Deployer.Build.Dependencies;
using Deployer.Build.Flakes;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.Cycle;

/// <summary>Opens what a cycle works with: the mirror of a service's repository and its slots, at fixed paths.</summary>
internal sealed class Workshop(
    WorkspaceLayout layout, GitProgram git, Toolchains toolchains, Diagnoser diagnoser, DependencySources dependencies, Thrift thrift)
{
    /// <summary>What services may reach; without it nothing is confined.</summary>
    public ConfinementPolicy? Policy { get; init; }

    private readonly ConcurrentDictionary<string, Lazy<Task<Mirror>>> _mirrors = new(StringComparer.Ordinal);

    /// <summary>What keeps builds within what the machine can give.</summary>
    public Thrift Thrift => thrift;

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
        catch (Exception error)
        {
            // What failed, or was cancelled, is tried again by the next who asks.
            _mirrors.TryRemove(KeyValuePair.Create(url, opening));
            if (error is not OperationCanceledException || cancellationToken.IsCancellationRequested)
            {
                throw;
            }
        }

        // It was another who asked first, and was cancelled.
        return await OpenMirrorAsync(remote, cancellationToken);
    }

    public async Task<Workbench> OpenBenchAsync(ServiceSource source, CycleRun run, CancellationToken cancellationToken)
    {
        var mirror = await OpenMirrorAsync(source, cancellationToken);
        var slots = layout.Slots(source.Name);
        var name = RepositoryName(source.Remote.Url);
        var submodules = source.Options.Submodules ? new Submodules(new SubmoduleSource(dependencies.Of(source.Options))) : null;
        var contents = new SlotContents(HasLargeFiles: true, submodules);
        var ((warm, clean), removed) = await thrift.Room.OpenAsync(
            source.Name,
            async () => (
                await Slot.OpenAsync(mirror, Path.Combine(slots, "warm", name), contents, cancellationToken),
                await Slot.OpenAsync(mirror, Path.Combine(slots, "clean", name), contents, cancellationToken)),
            cancellationToken);
        if (removed.Count > 0)
        {
            await run.StepAsync("build", $"to make room on the disk, removed {string.Join("; ", removed)}", cancellationToken);
        }

        var examiner = new Examiner(toolchains.For(source.Options.Toolchain), diagnoser)
        {
            Ladder = thrift.LadderOf(source.Name, run),
            Sieve = new FlakeSieve(run),
            Stale = new StaleBuilds(run),
        };
        return new Workbench(mirror, warm, clean, examiner)
        {
            Package = source.Folder,
            Owner = source.Name.Value,
            RunsFolder = run.RunsFolder,
            FollowFile = run.Record.LogFile,
            Environment = source.Options.Env,
            Confinement = Policy?.For(source.Options),
            Dependencies = dependencies.ForBuild(source.Options),
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
