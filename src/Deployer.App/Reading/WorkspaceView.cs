using Deployer.App.Control;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Storage.Sqlite;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.App.Reading;

/// <summary>What verbs that only read look at: the configuration and, once something ran, the journal beside its writer.</summary>
internal sealed class WorkspaceView : IAsyncDisposable
{
    private readonly SqliteJournal? _journal;

    private WorkspaceView(LoadedWorkspace workspace, SqliteJournal? journal) => (Workspace, _journal) = (workspace, journal);

    public LoadedWorkspace Workspace { get; }

    /// <summary>Null when nothing ran here yet.</summary>
    public IJournal? Journal => _journal;

    /// <summary>The kill switch of this workspace.</summary>
    public StopSwitch Stop => new(Workspace.Layout, TimeProvider.System);

    private IReadOnlyList<ServiceName> Names => [.. Workspace.Options.Services.Select(service => service.Name)];

    public static async Task<WorkspaceView> OpenAsync(Call call, CancellationToken cancellationToken)
    {
        var workspace = call.LoadWorkspace();
        return new WorkspaceView(workspace, await SqliteJournal.OpenReadOnlyAsync(workspace.Layout.Database, cancellationToken));
    }

    /// <summary>The service of this name; throws <see cref="UsageException"/> with the known ones when there is none.</summary>
    public ServiceName Require(string text) => ServiceCommands.Require(text, Names);

    /// <summary>The service of this name; null when the configuration has none.</summary>
    public ServiceName? FindName(string text) =>
        Names.FirstOrDefault(name => string.Equals(name.Value, text, StringComparison.Ordinal));

    /// <summary>What is known of a service; `unknown` before its first cycle.</summary>
    public async Task<ServiceRecord> ServiceAsync(ServiceName name, CancellationToken cancellationToken) =>
        (Journal is null ? null : await Journal.FindServiceAsync(name, cancellationToken)) ?? new ServiceRecord { Name = name };

    /// <summary>What is known of each service of the configuration, in its order.</summary>
    public async Task<IReadOnlyList<ServiceRecord>> ServicesAsync(CancellationToken cancellationToken)
    {
        var stored = Journal is null ? [] : await Journal.ListServicesAsync(cancellationToken);
        var known = stored.ToDictionary(service => service.Name);
        return [.. Names.Select(name => known.GetValueOrDefault(name) ?? new ServiceRecord { Name = name })];
    }

    public ValueTask DisposeAsync() => _journal?.DisposeAsync() ?? ValueTask.CompletedTask;
}
