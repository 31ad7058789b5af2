using System.CommandLine;
using Deployer.App.Control;
using Deployer.App.Loop;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Storage.Sqlite;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.App.Verbs;

/// <summary>`run`: the dispatcher loop.</summary>
internal static class RunVerb
{
    public static Command Create(Shell shell)
    {
        var once = new Option<bool>("--once") { Description = "One cycle for each service that has work; listens nowhere." };
        var service = new Option<string[]>("--service") { Description = "Only this service; may be given again.", HelpName = "NAME" };
        return shell.Verb(
            "run",
            "Watch the services: build, test, mend, ship and restart them, until ended by SIGTERM or Ctrl-C.",
            [once, service],
            (call, cancellationToken) => RunAsync(call, call.Value(once), call.Value(service) ?? [], cancellationToken));
    }

    private static async Task<int> RunAsync(Call call, bool once, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var workspace = call.LoadWorkspace();
        var only = Choose(workspace, names);
        RequireGit(call);
        foreach (var line in workspace.SwitchedOff)
            call.Terminal.Progress(line);
        try
        {
            await SandboxNotice.TellAsync(workspace, call, cancellationToken);
            using var turn = await WorkspaceLock.TakeAsync(workspace.Layout, call.Surroundings.Time, cancellationToken);
            workspace = await RemoteCleaning.RunAsync(call, workspace, cancellationToken);
            await using var database = await OpenJournalAsync(call, workspace.Layout, cancellationToken);
            var journal = new RedactingJournal(database, workspace.Redactor);
            return once
                ? await SweepOnceAsync(call, await LoopParts.StartAsync(call, workspace, journal, cancellationToken), only, cancellationToken)
                : await WatchAsync(call, (workspace, journal), only, cancellationToken);
        }
        catch (OperationCanceledException) when (!once && call.Surroundings.Terminated())
        {
            return ExitCode.Done;
        }
    }

    private static async Task<int> WatchAsync(
        Call call, (LoadedWorkspace Workspace, IJournal Journal) given, List<ServiceName> only, CancellationToken cancellationToken)
    {
        var (workspace, journal) = given;
        var wishes = new Wishes();
        var pace = new Pace(wishes, workspace.Settings.PollInterval);
        var loop = await LoopParts.StartAsync(call, workspace, journal, pace, cancellationToken);
        await new Daemon(loop, wishes, workspace, journal, call.Surroundings).RunAsync(only, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<int> SweepOnceAsync(
        Call call, LoopParts loop, List<ServiceName> only, CancellationToken cancellationToken)
    {
        var reports = new List<ServiceReport>();
        await foreach (var report in loop.Dispatcher.SweepAsync(loop.Sources, only, cancellationToken))
            reports.Add(report);
        var order = loop.Sources.Select(source => source.Name).ToList();
        reports.Sort((one, other) => order.IndexOf(one.Name).CompareTo(order.IndexOf(other.Name)));
        if (reports.Count > 0 && reports.TrueForAll(report => report.Lack is not null))
            throw reports[0].Lack!;
        SweepTable.Show(call, reports);
        if (loop.Stop.IsOn)
            call.Terminal.Warning(loop.Stop.Notice);
        var all = only.Count > 0 ? only.Distinct().Count() : loop.Sources.Count;
        return reports.Count == all && reports.TrueForAll(report => report.IsWell) ? ExitCode.Done : ExitCode.NotGreen;
    }

    private static async Task<SqliteJournal> OpenJournalAsync(Call call, WorkspaceLayout layout, CancellationToken cancellationToken)
    {
        var (journal, damaged) = await SqliteJournal.OpenOrReplaceAsync(layout.Database, call.Surroundings.Time.GetUtcNow(), cancellationToken);
        if (damaged is not null)
            call.Terminal.Warning($"the database was damaged and is now {damaged}: what must not be lost is restored from the log branch of each service.");
        return journal;
    }

    private static void RequireGit(Call call)
    {
        var request = new ProcessRequest("git", []) { WorkingDirectory = "/", Deadline = TimeSpan.Zero };
        if (ProcessEnvironment.Find("git", new ProcessEnvironment(call.Surroundings.Environment).For(request)) is null)
            throw new MachineException("program-missing", "The program git was not found.", "Install git, or put its folder on the PATH.");
    }

    private static List<ServiceName> Choose(LoadedWorkspace workspace, IReadOnlyList<string> names)
    {
        var known = workspace.Options.Services.Select(service => service.Name).ToList();
        if (known.Count == 0)
        {
            throw new UsageException(
                "no-services", $"The workspace {workspace.Layout.Root} has no services.", "Name them in deployer.yaml, or put packages under repos/.");
        }

        return [.. names.Select(name => ServiceCommands.Require(name, known))];
    }
}
