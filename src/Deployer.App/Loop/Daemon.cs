using Deployer.App.Control;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.App.Loop;

/// <summary>Sweeps over the services again and again, and at once when a person asks for it.</summary>
/// <param name="loop">Put together with this daemon's wishes.</param>
/// <param name="wishes">Wake it.</param>
/// <param name="workspace">What it looks after.</param>
/// <param name="journal">What it knows.</param>
/// <param name="surroundings">Environment, terminal, clock.</param>
internal sealed class Daemon(
    LoopParts loop, Wishes wishes, LoadedWorkspace workspace, IJournal journal, Surroundings surroundings)
{
    /// <summary>How far the time between two polls strays, so that many machines do not ask at the same moment.</summary>
    private const double Jitter = 0.1;

    private readonly Dictionary<ServiceName, string> _told = [];
    private bool _stopped;

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(IReadOnlyCollection<ServiceName> only, CancellationToken cancellationToken)
    {
        var names = workspace.Options.Services.Select(service => service.Name).ToList();
        var commands = new ServiceCommands(journal, names, surroundings.Time);
        await using var control = await ControlServer.StartAsync(
            workspace.Layout.Socket, (request, token) => DoAsync(commands, request, token), surroundings.Time, cancellationToken);
        while (true)
        {
            var seen = wishes.Count;
            await TakeTurnAsync(only, cancellationToken);
            TellOfStop();
            await WaitAsync(seen, cancellationToken);
            TellOfStop();
        }
    }

    private async Task TakeTurnAsync(IReadOnlyCollection<ServiceName> only, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var report in loop.Dispatcher.SweepAsync(loop.Sources, only, cancellationToken))
            {
                Tell(report);

                // What a newer commit, or a person, cut off is looked at again at once.
                if (report.Cycle?.Outcome == CycleOutcome.Cancelled)
                    wishes.Make();
            }
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
        wishes.Make();
        return answer;
    }

    /// <summary>What did not change since the last sweep is not told again.</summary>
    private void Tell(ServiceReport report)
    {
        var line = $"{report.Name}: {(report.Cycle?.Outcome == CycleOutcome.Cancelled ? "cancelled" : report.Word)}";
        if (_told.GetValueOrDefault(report.Name) == line && report.Cycle is null)
            return;
        _told[report.Name] = line;
        surroundings.Terminal.Progress(report.Note.Length > 0 ? $"{line}, {report.Note}" : line);
    }

    /// <summary>Once when the kill switch is thrown, and once when it is back.</summary>
    private void TellOfStop()
    {
        if (loop.Stop.IsOn == _stopped)
            return;
        _stopped = !_stopped;
        if (_stopped)
            surroundings.Terminal.Warning(loop.Stop.Notice);
        else
            surroundings.Terminal.Progress($"{loop.Stop.File} is gone: the services are looked after again.");
    }

    /// <summary>Until the next poll is due, there are more wishes than these, or the kill switch came or went.</summary>
    private async Task WaitAsync(int seen, CancellationToken cancellationToken)
    {
        var stray = 1 + (Jitter * ((2 * Random.Shared.NextDouble()) - 1));
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pause = Task.Delay(workspace.Settings.PollInterval * stray, surroundings.Time, wake.Token);
        await Task.WhenAny(pause, wishes.MoreThanAsync(seen), loop.Stop.ChangedAsync(_stopped, wake.Token));
        await wake.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
