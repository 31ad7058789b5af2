using System.CommandLine;
using Deployer.App.Control;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Storage.Sqlite;
using Deployer.Workspace;

namespace Deployer.App.Verbs;

/// <summary>`trigger`, `suspend` and `resume`: what people decide about a service by hand.</summary>
internal static class ServiceVerbs
{
    public static IEnumerable<Command> Create(Shell shell)
    {
        var rebuild = new Option<bool>("--rebuild") { Description = "Ignore what is known of its commit and build it anew." };
        yield return Verb(shell, "trigger", "Have a service looked at now, whether something changed or not.", rebuild);
        yield return Verb(shell, "suspend", "Leave a service alone: nothing of it is built, pushed or released.", null);
        yield return Verb(shell, "resume", "Take a suspended service up again.", null);
    }

    private static Command Verb(Shell shell, string name, string description, Option<bool>? rebuild)
    {
        var service = new Argument<string>("SERVICE") { Description = "The name of the service." };
        return shell.Verb(
            name,
            description,
            rebuild is null ? [service] : [service, rebuild],
            (call, cancellationToken) => RunAsync(
                call,
                new ControlRequest(name, call.Value(service)!, rebuild is not null && call.Value(rebuild)),
                cancellationToken));
    }

    private static async Task<int> RunAsync(Call call, ControlRequest request, CancellationToken cancellationToken)
    {
        var workspace = call.LoadWorkspace();
        IReadOnlyList<ServiceName> names = [.. workspace.Options.Services.Select(service => service.Name)];
        ServiceCommands.Require(request.Service, names);
        var time = call.Surroundings.Time;
        var answer = await new ControlClient(workspace.Layout.Socket, time).SendAsync(request, cancellationToken);
        var message = answer ?? await RunDirectlyAsync(
            workspace.Layout,
            time,
            journal => new ServiceCommands(journal, names, time).RunAsync(request, cancellationToken),
            cancellationToken);
        if (call.Json)
            call.Terminal.Json(new ControlDocument("codex-deployer/control/1", request.Verb, request.Service, answer is not null, message));
        else
            call.Terminal.Result(answer is null ? $"{message} No daemon runs; the next `codex-deployer run` acts on it." : message);
        return ExitCode.Done;
    }

    /// <summary>Under the lock, so that no daemon starts in between and misses it.</summary>
    private static async Task<string> RunDirectlyAsync(
        WorkspaceLayout layout, TimeProvider time, Func<IJournal, Task<string>> run, CancellationToken cancellationToken)
    {
        using var taken = await WorkspaceLock.TakeAsync(layout, time, cancellationToken);
        await using var journal = await SqliteJournal.OpenAsync(layout.Database, cancellationToken);
        return await run(journal);
    }

    private sealed record ControlDocument(string Schema, string Verb, string Service, bool Daemon, string Message);
}
