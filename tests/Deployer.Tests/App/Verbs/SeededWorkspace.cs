using Deployer.App;
using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Storage.Sqlite;
using Deployer.Workspace;

namespace Deployer.Tests.App.Verbs;

/// <summary>A workspace in a temporary folder with four services; its journal stays open for writing, as a daemon keeps it.</summary>
internal sealed class SeededWorkspace : IAsyncDisposable
{
    public static readonly ServiceName Api = ServiceName.Parse("api");
    public static readonly ServiceName Core = ServiceName.Parse("core");
    public static readonly ServiceName Payments = ServiceName.Parse("payments");
    public static readonly CommitId Commit = CommitId.Parse(new string('1', 40));
    public static readonly CommitId FixCommit = CommitId.Parse(new string('2', 40));
    public static readonly Fingerprint Known = Fingerprint.Of("known");
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private SqliteJournal? _journal;

    private SeededWorkspace()
    {
        Root = Directory.CreateTempSubdirectory("workspace-").FullName;
        Layout = new WorkspaceLayout(Root);
        File.WriteAllText(Layout.Configuration, """
            services:
              - {name: payments, remote: "https://example.org/payments.git"}
              - {name: core, remote: "https://example.org/core.git"}
              - {name: api, remote: "https://example.org/api.git"}
              - {name: never, remote: "https://example.org/never.git"}

            """);
    }

    public string Root { get; }

    public WorkspaceLayout Layout { get; }

    public IJournal Journal => _journal ?? throw new InvalidOperationException("This workspace was not seeded.");

    /// <summary>A workspace in which nothing ran yet.</summary>
    public static SeededWorkspace Fresh() => new();

    public static async Task<SeededWorkspace> CreateAsync(CancellationToken cancellationToken)
    {
        var workspace = new SeededWorkspace();
        await workspace.OpenJournalAsync(cancellationToken);
        await workspace.SeedAsync(cancellationToken);
        return workspace;
    }

    public static ServiceRecord Red() => new()
    {
        Name = Payments,
        State = ServiceState.Red,
        Commit = Commit,
        Since = Noon,
        Fingerprint = Known,
        FailureClass = FailureClass.Code,
        Cause = "Sources/Pay.swift:3:5: cannot find 'chrage' in scope",
    };

    public async Task OpenJournalAsync(CancellationToken cancellationToken) =>
        _journal = await SqliteJournal.OpenAsync(Layout.Database, cancellationToken);

    public async Task CloseJournalAsync()
    {
        if (_journal is not null)
            await _journal.DisposeAsync();
        _journal = null;
    }

    public string WriteLog(ServiceName service, string name, string text)
    {
        var file = Path.Combine(Directory.CreateDirectory(Layout.LogsOf(service)).FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Runs a command line in this workspace, in this process.</summary>
    public async Task<CommandResult> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await RunAsync(new Terminal(output, errors), arguments, cancellationToken);
        return new CommandResult(exitCode, output.ToString(), errors.ToString());
    }

    public Task<int> RunAsync(Terminal terminal, string[] arguments, CancellationToken cancellationToken) =>
        CommandLine.RunAsync(
            [.. arguments, "--workspace", Root],
            new Surroundings(new Dictionary<string, string>(StringComparer.Ordinal), terminal),
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await CloseJournalAsync();
        Directory.Delete(Root, recursive: true);
    }

    private async Task SeedAsync(CancellationToken cancellationToken)
    {
        await Journal.SaveServiceAsync(Red(), cancellationToken);
        await Journal.SaveServiceAsync(
            new ServiceRecord
            {
                Name = Core,
                State = ServiceState.Green,
                Commit = FixCommit,
                LastGreen = FixCommit,
                Since = Noon,
                Fixer = "fix-it",
            },
            cancellationToken);
        await Journal.SaveWorkAsync(
            new WorkRecord(Payments, "key", false, Known, FailureClass.Code, "cause", "fixers", Noon, Noon.AddHours(2), 3),
            cancellationToken);
        var tried = new CycleRecord
        {
            Id = "20260301-115900-aaaa",
            Service = Payments,
            Commit = Commit,
            Trigger = "poll",
            Started = Noon.AddMinutes(-1),
            Ended = Noon,
            Outcome = CycleOutcome.Red,
            Fingerprint = Known,
            FailureClass = FailureClass.Code,
            Cause = "Sources/Pay.swift:3:5: cannot find 'chrage' in scope",
            Summary = "Nothing that was tried passed.",
            TestsRun = 4,
            TestsPassed = 3,
        };
        await Journal.SaveCycleAsync(tried, cancellationToken);
        await Journal.SaveCycleAsync(
            tried with { Id = "20260301-135900-aabb", Started = Noon.AddHours(2), Summary = "Known red." }, cancellationToken);
        await Journal.SaveCycleAsync(
            tried with { Id = "20260302-080000-cccc", Service = Core, Outcome = CycleOutcome.Green, Fingerprint = null, Cause = null },
            cancellationToken);
        await Journal.AddStepAsync(tried.Id, new CycleStep(Noon.AddSeconds(-30), "build", "The build failed."), cancellationToken);
        await Journal.AddAttemptAsync(
            tried.Id,
            new AttemptRecord("rule/missing-import", "no progress", "The same error is left.", "high", "--- a/x\n+++ b/x\n+import Foundation\n", 2.5),
            cancellationToken);
    }

    internal sealed record CommandResult(int ExitCode, string Output, string Errors);
}
