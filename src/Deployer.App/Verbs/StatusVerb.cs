using System.CommandLine;
using Deployer.App.Reading;
using Deployer.Build.Resources;
using Deployer.Cycle;

namespace Deployer.App.Verbs;

/// <summary>`status`: the state of every service.</summary>
internal static class StatusVerb
{
    public static Command Create(Shell shell)
    {
        var service = new Argument<string?>("SERVICE")
        {
            Description = "Only this service.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        return shell.Verb(
            "status",
            "Show the state of all services, or of one. Exit code 1 when one is red or waiting.",
            [service],
            (call, cancellationToken) => RunAsync(call, call.Value(service), cancellationToken));
    }

    private static async Task<int> RunAsync(Call call, string? only, CancellationToken cancellationToken)
    {
        await using var view = await WorkspaceView.OpenAsync(call, cancellationToken);
        var services = only is null
            ? await view.ServicesAsync(cancellationToken)
            : [await view.ServiceAsync(view.Require(only), cancellationToken)];
        if (call.Json)
            call.Terminal.Json(new StatusDocument("codex-deployer/status/1", [.. services.Select(Entry)], view.Stop.IsOn));
        else
            Print(call.Terminal, services);
        if (view.Stop.IsOn)
            call.Terminal.Warning(view.Stop.Notice);
        if (!call.Json && view.Journal is { } journal && await journal.FindNoteAsync(DiskRoom.UsageNote, cancellationToken) is { } usage)
            call.Terminal.Progress($"Disk: {usage}.");
        if (!call.Json && view.Journal is { } records)
            await TellQuarantinesAsync(call.Terminal, records, services, cancellationToken);
        return services.Any(Shown.NeedsAttention) ? ExitCode.NotGreen : ExitCode.Done;
    }

    private static async Task TellQuarantinesAsync(
        Terminal terminal, IJournal journal, IReadOnlyList<ServiceRecord> services, CancellationToken cancellationToken)
    {
        foreach (var service in services)
        {
            if (await journal.ListQuarantinedTestsAsync(service.Name, cancellationToken) is { Count: > 0 and var count } tests)
                terminal.Progress($"{count} flaky {(count == 1 ? "test" : "tests")} of {service.Name} in quarantine: {Shown.Line(tests[0].Test)}{(count > 1 ? " and more" : "")}; `codex-deployer why {service.Name}` has them all.");
        }
    }

    private static void Print(Terminal terminal, IReadOnlyList<ServiceRecord> services)
    {
        if (services.Count == 0)
        {
            terminal.Result("There are no services yet: name them in deployer.yaml, or put packages under repos/.");
            return;
        }

        var table = new TextTable("service", "state", "since (UTC)", "commit", "fixer", "why");
        foreach (var service in services)
        {
            table.Add(
                service.Name.Value,
                Shown.Name(service.State),
                Shown.Time(service.Since),
                service.Commit?.Short ?? "-",
                Shown.Line(service.Fixer),
                Shown.Line(service.Trouble is { } trouble ? TroubleText.Of(trouble) : service.WaitingFor ?? service.Cause));
        }

        table.Print(terminal);
    }

    private static ServiceEntry Entry(ServiceRecord service) => new(
        service.Name.Value,
        service.State,
        service.Commit?.Value,
        Shown.Utc(service.Since),
        service.WaitingFor,
        service.Fingerprint?.Value,
        service.FailureClass,
        service.Cause,
        service.Fixer,
        Quarantined: false,
        new ReleaseEntry(null, service.Released?.Value, "none"),
        PullRequest: null,
        TroubleText.Entry(service.Trouble));

    private sealed record StatusDocument(string Schema, IReadOnlyList<ServiceEntry> Services, bool Stopped);

    private sealed record ServiceEntry(
        string Name,
        ServiceState State,
        string? Commit,
        DateTime? Since,
        string? WaitingFor,
        string? Fingerprint,
        Diagnose.FailureClass FailureClass,
        string? Cause,
        string? Fixer,
        bool Quarantined,
        ReleaseEntry Release,
        string? PullRequest,
        TroubleEntry? Trouble);

    private sealed record ReleaseEntry(string? Id, string? Commit, string State);
}
