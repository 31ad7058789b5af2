using System.Threading.Channels;
using Deployer.App.Control;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.App.Loop;

/// <summary>Sweeps over the services again and again, and at once when a person asks for it.</summary>
internal sealed class Daemon(LoopParts loop, LoadedWorkspace workspace, IJournal journal, Surroundings surroundings)
{
    /// <summary>How far the time between two polls strays, so that many machines do not ask at the same moment.</summary>
    private const double Jitter = 0.1;

    private readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Dictionary<ServiceName, string> _told = [];

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(IReadOnlyCollection<ServiceName> only, CancellationToken cancellationToken)
    {
        var names = workspace.Options.Services.Select(service => service.Name).ToList();
        var commands = new ServiceCommands(journal, names, surroundings.Time);
        await using var control = await ControlServer.StartAsync(
            workspace.Layout.Socket, (request, token) => DoAsync(commands, request, token), surroundings.Time, cancellationToken);
        while (true)
        {
            await TakeTurnAsync(only, cancellationToken);
            await WaitAsync(cancellationToken);
        }
    }

    private async Task TakeTurnAsync(IReadOnlyCollection<ServiceName> only, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var report in loop.Dispatcher.SweepAsync(loop.Sources, only, cancellationToken))
                Tell(report);
        }
#pragma warning disable CA1031 // One of the three borders that catch everything: the next turn may do better.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            surroundings.Terminal.Error($"This look was broken off: {error.Message}", (error as DeployerException)?.Hint);
        }
    }

    private async Task<string> DoAsync(ServiceCommands commands, ControlRequest request, CancellationToken cancellationToken)
    {
        var answer = await commands.RunAsync(request, cancellationToken);
        _wishes.Writer.TryWrite(true);
        return answer;
    }

    /// <summary>What did not change since the last sweep is not told again.</summary>
    private void Tell(ServiceReport report)
    {
        var line = $"{report.Name}: {(report.Reached ? report.After.State.ToString().ToLowerInvariant() : "unreachable")}";
        if (_told.GetValueOrDefault(report.Name) == line && report.Cycle is null)
            return;
        _told[report.Name] = line;
        surroundings.Terminal.Progress(report.Note.Length > 0 ? $"{line}, {report.Note}" : line);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var stray = 1 + (Jitter * ((2 * Random.Shared.NextDouble()) - 1));
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pause = Task.Delay(workspace.Settings.PollInterval * stray, surroundings.Time, wake.Token);
        await Task.WhenAny(pause, _wishes.Reader.WaitToReadAsync(wake.Token).AsTask());
        await wake.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        _wishes.Reader.TryRead(out _);
    }
}
