using System.CommandLine;
using Deployer.App.Control;
using Deployer.App.Loop;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Storage.Sqlite;
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
        await SandboxNotice.TellAsync(workspace, call, cancellationToken);
        try
        {
            using var turn = await WorkspaceLock.TakeAsync(workspace.Layout, call.Surroundings.Time, cancellationToken);
            await using var journal = await SqliteJournal.OpenAsync(workspace.Layout.Database, cancellationToken);
            var loop = await LoopParts.StartAsync(call, workspace, journal, cancellationToken);
            return once
                ? await SweepOnceAsync(call, loop, (only, workspace.Layout), cancellationToken)
                : await WatchAsync(new Daemon(loop, workspace, journal, call.Surroundings), only, cancellationToken);
        }
        catch (OperationCanceledException) when (!once && call.Surroundings.Terminated())
        {
            return ExitCode.Done;
        }
    }

    private static async Task<int> WatchAsync(Daemon daemon, IReadOnlyCollection<ServiceName> only, CancellationToken cancellationToken)
    {
        await daemon.RunAsync(only, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<int> SweepOnceAsync(
        Call call, LoopParts loop, (IReadOnlyCollection<ServiceName> Only, WorkspaceLayout Layout) scope, CancellationToken cancellationToken)
    {
        var reports = new List<ServiceReport>();
        await foreach (var report in loop.Dispatcher.SweepAsync(loop.Sources, scope.Only, cancellationToken))
            reports.Add(report);
        SweepTable.Show(call, reports);
        if (File.Exists(scope.Layout.StopFile))
            call.Terminal.Warning($"{scope.Layout.StopFile} exists: nothing is built, pushed or released until it is removed.");
        var all = scope.Only.Count > 0 ? scope.Only.Distinct().Count() : loop.Sources.Count;
        return reports.Count == all && reports.TrueForAll(report => report.IsWell) ? ExitCode.Done : ExitCode.NotGreen;
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
