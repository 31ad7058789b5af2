using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Build.Dependencies;

/// <summary>
/// Builds a package that cannot reach the network: what it misses is fetched outside by our own Git, when that is allowed, and
/// the build is tried again. What the mirrors hold already is not fetched again unless a version or a commit is lacking.
/// </summary>
/// <param name="access">From where dependencies may be fetched.</param>
/// <param name="place">Where the package is.</param>
internal sealed class OfflineResolution(DependencyAccess access, BuildPlace place)
{
    /// <summary>The code of the error for a dependency that its host refuses, whenever it is asked.</summary>
    public const string Refused = "dependency-refused";

    private const int MaxTries = 50;

    private readonly HashSet<string> _fetched = new(StringComparer.Ordinal);

    /// <summary>Builds until it does not fail over a dependency that can be had.</summary>
    /// <param name="build">Builds once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MachineException">A dependency that may be fetched cannot be reached (code `dependency-unreachable`), or is not given to us (<see cref="Refused"/>).</exception>
    public async Task<RunRecord> RunAsync(Func<CancellationToken, Task<RunRecord>> build, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var run = await build(cancellationToken);
            await NoteUseAsync(cancellationToken);
            var fault = run.Succeeded ? null : ResolutionFault.Read(run.LogFile, access.Mirrors.Folder);
            if (fault is null or { IsNone: true })
            {
                return run;
            }

            var refusals = Refusals.Of(fault, access);
            if (refusals.Count == 0 && attempt < MaxTries && await SupplyAsync(fault, cancellationToken))
            {
                continue;
            }

            await Refusals.TellAsync(run.LogFile, refusals, cancellationToken);
            return run;
        }
    }

    /// <summary>
    /// Fetches what `Package.resolved` pins and is missing. A failure is no error yet: the pin may be one that is not needed any more.
    /// </summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var pin in await PackagePins.ReadAsync(place.PackageFolder, cancellationToken))
        {
            if (access.Allow(pin.Url) is { } remote)
            {
                try
                {
                    await access.Mirrors.FetchAsync(pin.Url, remote, pin.Commit, cancellationToken);
                }
                catch (MachineException)
                {
                    // The build asks for it again when it is needed, and then the failure is told.
                }
            }
        }
    }

    /// <summary>What was resolved was read from the mirrors, also where nothing was pinned before.</summary>
    private async Task NoteUseAsync(CancellationToken cancellationToken)
    {
        foreach (var pin in await PackagePins.ReadAsync(place.PackageFolder, cancellationToken))
        {
            access.Mirrors.Touch(pin.Url);
        }
    }

    /// <summary>True when something was fetched, so that another try makes sense. Each address is fetched once.</summary>
    private async Task<bool> SupplyAsync(ResolutionFault fault, CancellationToken cancellationToken)
    {
        var fetchedOne = false;
        foreach (var url in fault.Missing.Concat(fault.Lacking).Select(DependencyUrl.Parse).OfType<DependencyUrl>())
        {
            if (access.Allow(url) is { } remote && _fetched.Add(url.MirrorPath))
            {
                await FetchAsync(url, remote, cancellationToken);
                fetchedOne = true;
            }
        }

        return fetchedOne;
    }

    private async Task FetchAsync(DependencyUrl url, Remote remote, CancellationToken cancellationToken)
    {
        try
        {
            await access.Mirrors.FetchAsync(url, remote, cancellationToken);
        }
        catch (MachineException exception) when (exception.Code == "git-remote")
        {
            throw new MachineException(
                RemoteRefusal.IsIn(exception.Message) ? Refused : "dependency-unreachable",
                $"The dependency {url.Address} is needed and could not be fetched: {exception.Message}",
                exception.Hint);
        }
    }
}
