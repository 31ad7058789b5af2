using System.CommandLine;
using Deployer.App.Reading;
using Deployer.Cycle;
using Deployer.Kernel;

namespace Deployer.App.Verbs;

/// <summary>`show`: one cycle in full.</summary>
internal static class ShowVerb
{
    private const int MaxNamed = 5;

    public static Command Create(Shell shell)
    {
        var cycle = new Argument<string>("CYCLE")
        {
            Description = "The id of a cycle, the beginning of one, or a service for its newest.",
        };
        return shell.Verb(
            "show",
            "Show one cycle in full: what was found, each step, each attempt with its diff.",
            [cycle],
            (call, cancellationToken) => RunAsync(call, call.Value(cycle)!, cancellationToken));
    }

    private static async Task<int> RunAsync(Call call, string text, CancellationToken cancellationToken)
    {
        await using var view = await WorkspaceView.OpenAsync(call, cancellationToken);
        if (view.Journal is not { } journal)
            throw Unknown(text, "Nothing ran in this workspace yet: `codex-deployer run --once` starts.");
        var cycle = view.FindName(text) is { } service
            ? await NewestAsync(journal, service, cancellationToken)
            : await FindAsync(journal, text, cancellationToken);
        var steps = await journal.ListStepsAsync(cycle.Id, cancellationToken);
        var attempts = await journal.ListAttemptsAsync(cycle.Id, cancellationToken);
        if (call.Json)
            call.Terminal.Json(CycleDocument.Of(cycle, steps, attempts));
        else
            new CycleText(call.Terminal).Print(cycle, steps, attempts);
        return ExitCode.Done;
    }

    private static async Task<CycleRecord> NewestAsync(IJournal journal, ServiceName service, CancellationToken cancellationToken) =>
        await journal.ListCyclesAsync(service, 1, cancellationToken) is [var newest]
            ? newest
            : throw Unknown(service.Value, $"{service} had no cycle yet: `codex-deployer run --once` starts one.");

    private static async Task<CycleRecord> FindAsync(IJournal journal, string text, CancellationToken cancellationToken)
    {
        if (await journal.FindCycleAsync(text, cancellationToken) is { } exact)
            return exact;
        var cycles = await journal.ListCyclesAsync(text, MaxNamed, cancellationToken);
        return cycles switch
        {
            [var only] => only,
            [] => throw Unknown(text, "`codex-deployer show SERVICE` shows a service's newest cycle; `status` names the services."),
            _ => throw new UsageException(
                "ambiguous-cycle",
                $"More than one cycle starts with '{text}'.",
                $"Write more of it: {string.Join(", ", cycles.Select(cycle => $"{cycle.Id} ({cycle.Service})"))}"
                + (cycles.Count == MaxNamed ? " and perhaps more." : ".")),
        };
    }

    private static UsageException Unknown(string text, string hint) => new("unknown-cycle", $"There is no cycle '{text}'.", hint);
}
