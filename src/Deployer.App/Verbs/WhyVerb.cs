using System.CommandLine;
using Deployer.App.Reading;
using Deployer.Cycle;
using Deployer.Diagnose;

namespace Deployer.App.Verbs;

/// <summary>`why`: the reason a service is in its state, and what was tried.</summary>
internal static class WhyVerb
{
    public static Command Create(Shell shell)
    {
        var service = new Argument<string>("SERVICE") { Description = "The name of the service." };
        return shell.Verb(
            "why",
            "Say why a service is red: the cause, what was tried, what to do. Exit code 1 when it is red or waiting.",
            [service],
            (call, cancellationToken) => RunAsync(call, call.Value(service)!, cancellationToken));
    }

    private static async Task<int> RunAsync(Call call, string name, CancellationToken cancellationToken)
    {
        await using var view = await WorkspaceView.OpenAsync(call, cancellationToken);
        var service = await view.ServiceAsync(view.Require(name), cancellationToken);
        var explanation = await Explanation.OfAsync(service, view.Journal, cancellationToken);
        if (call.Json)
            call.Terminal.Json(Document(explanation) with { Stopped = view.Stop.IsOn });
        else
            Print(call.Terminal, explanation);
        if (view.Stop.IsOn)
            call.Terminal.Warning(view.Stop.Notice);
        return Shown.NeedsAttention(service) ? ExitCode.NotGreen : ExitCode.Done;
    }

    private static void Print(Terminal terminal, Explanation explanation)
    {
        var service = explanation.Service;
        terminal.Result(Headline(service));
        if (service.WaitingFor is not null)
            Field(terminal, "waits for", service.WaitingFor);
        if (service.Cause is not null)
            Field(terminal, "cause", service.Cause);
        if (service.Fingerprint is { } fingerprint)
        {
            Field(terminal, "class", Shown.Name(service.FailureClass));
            Field(terminal, "fingerprint", fingerprint.Value);
            Field(terminal, "met", Met(explanation.Met));
            Field(terminal, "cycle", explanation.Cycle?.Id);
            Field(terminal, "tried", explanation.Attempts.Count == 0 ? explanation.Cycle?.Summary ?? "nothing yet" : $"{explanation.Attempts.Count}");
            foreach (var attempt in explanation.Attempts)
                terminal.Result($"    {Shown.Line(attempt.Fixer)}: {Shown.Line(attempt.Verdict)}, because {Shown.Line(attempt.Reason)}");
            if (explanation.Left is { } left)
                Field(terminal, "left red", left);
        }

        foreach (var test in explanation.Quarantine)
            Field(terminal, "quarantined", Shown.Quarantined(test));
        if (service.Trouble is { } trouble)
            Field(terminal, "trouble", TroubleText.Of(trouble));
        if (explanation.Ledger is { } ledger)
            Field(terminal, "ledger", ledger);
        Field(terminal, "next", explanation.Next);
    }

    private static string Headline(ServiceRecord service)
    {
        var since = service.Since == default ? "" : $" since {Shown.Time(service.Since)} UTC";
        var at = service.Commit is null ? "" : $", at {service.Commit.Short}";
        var by = service is { State: ServiceState.Green, Fixer: { } fixer } ? $", fixed by {Shown.Line(fixer)}" : "";
        return $"{service.Name} is {Shown.Name(service.State)}{since}{at}{by}.";
    }

    private static string Met(WorkRecord? met) => met switch
    {
        null => "once",
        { Count: 1 } => $"once, {Shown.Time(met.FirstSeen)} UTC",
        _ => $"{met.Count} times, first {Shown.Time(met.FirstSeen)}, last {Shown.Time(met.LastSeen)} UTC",
    };

    private static void Field(Terminal terminal, string name, string? value) =>
        terminal.Result($"  {name,-12} {Shown.Line(value)}");

    private static WhyDocument Document(Explanation explanation)
    {
        var service = explanation.Service;
        return new WhyDocument("codex-deployer/why/1", service.Name.Value, service.State, explanation.Next)
        {
            Commit = service.Commit?.Value,
            Since = Shown.Utc(service.Since),
            WaitingFor = service.WaitingFor,
            Cause = service.Cause,
            FailureClass = service.FailureClass,
            Fingerprint = service.Fingerprint?.Value,
            Fixer = service.Fixer,
            Met = explanation.Met is { } met
                ? new MetEntry(met.Count, met.FirstSeen.UtcDateTime, met.LastSeen.UtcDateTime)
                : null,
            Cycle = explanation.Cycle?.Id,
            FixBranch = explanation.Cycle?.FixBranch,
            Attempts = [.. explanation.Attempts.Select(attempt =>
                new AttemptEntry(attempt.Fixer, attempt.Verdict, attempt.Reason, attempt.Confidence, attempt.Seconds))],
            Left = explanation.Left,
            QuarantinedTests = [.. explanation.Quarantine.Select(QuarantineEntry.Of)],
            Trouble = TroubleText.Entry(service.Trouble),
            Ledger = service.Ledger is { } ledger
                ? new LedgerEntry(Shown.Utc(ledger.Since), ledger.Cycles, ledger.Tries, ledger.Failed, ledger.Seconds, ledger.Fixes.Count)
                : null,
        };
    }

    private sealed record WhyDocument(string Schema, string Service, ServiceState State, string Next)
    {
        public string? Commit { get; init; }

        public DateTime? Since { get; init; }

        public string? WaitingFor { get; init; }

        public string? Cause { get; init; }

        public FailureClass FailureClass { get; init; }

        public string? Fingerprint { get; init; }

        public string? Fixer { get; init; }

        public MetEntry? Met { get; init; }

        public string? Cycle { get; init; }

        public string? FixBranch { get; init; }

        public IReadOnlyList<AttemptEntry> Attempts { get; init; } = [];

        public string? Left { get; init; }

        public IReadOnlyList<QuarantineEntry> QuarantinedTests { get; init; } = [];

        public TroubleEntry? Trouble { get; init; }

        public LedgerEntry? Ledger { get; init; }

        public bool Stopped { get; init; }
    }

    private sealed record QuarantineEntry(
        string Test, string? File, string Commit, string Owner, DateTime Since, DateTime Expires, int Failed, int Passed, string Evidence)
    {
        public static QuarantineEntry Of(QuarantinedTest test) => new(
            test.Test, test.File, test.Commit.Value, test.Owner, test.FirstSeen.UtcDateTime, test.Expires.UtcDateTime, test.Failed, test.Passed, test.Evidence);
    }

    private sealed record LedgerEntry(DateTime? Since, int Cycles, int Tries, int Failed, double Seconds, int RecentFixes);

    private sealed record MetEntry(int Count, DateTime First, DateTime Last);

    private sealed record AttemptEntry(string Fixer, string Verdict, string Reason, string Confidence, double Seconds);
}
