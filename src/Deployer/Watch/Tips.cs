using System.Collections.Concurrent;
using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Watch;

/// <summary>What a remote said of a branch.</summary>
internal abstract record TipReading
{
    private TipReading()
    {
    }

    public sealed record At(CommitId Commit) : TipReading;

    public sealed record Unreadable(string Reason) : TipReading;
}

/// <summary>Asks remotes for the newest commits of branches, each branch once until it is told to forget.</summary>
internal sealed class Tips(GitProgram git)
{
    private readonly ConcurrentDictionary<(string Url, string Branch), Lazy<Task<TipReading>>> _read = new();

    public void Forget() => _read.Clear();

    public void Forget(ServiceSource source) => _read.TryRemove((source.Remote.Url, source.Options.Branch), out _);

    public Task<TipReading> ReadAsync(ServiceSource source, CancellationToken cancellationToken) =>
        _read.GetOrAdd(
            (source.Remote.Url, source.Options.Branch),
            _ => new Lazy<Task<TipReading>>(() => AskAsync(source, cancellationToken))).Value;

    private async Task<TipReading> AskAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await RemoteBranch.ReadAsync(git, source.Remote, source.Options.Branch, cancellationToken) is { } commit
                ? new TipReading.At(commit)
                : new TipReading.Unreadable($"{source.Remote.Url} has no branch '{source.Options.Branch}'");
        }
        catch (Exception error) when (error is MachineException or IOException or UnauthorizedAccessException)
        {
            return new TipReading.Unreadable(error.Message);
        }
    }
}
