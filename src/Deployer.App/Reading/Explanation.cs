using Deployer.Cycle;

namespace Deployer.App.Reading;

/// <summary>Everything that answers why a service is in its state.</summary>
/// <param name="Service">Its record.</param>
/// <param name="Met">What is known of its failure; null when it has none.</param>
/// <param name="Cycle">The cycle that looked into it; null when there was none.</param>
/// <param name="Attempts">What that cycle tried.</param>
internal sealed record Explanation(
    ServiceRecord Service, WorkRecord? Met, CycleRecord? Cycle, IReadOnlyList<AttemptRecord> Attempts)
{
    /// <summary>How far back a cycle that tried something is looked for.</summary>
    private const int MaxCycles = 20;

    /// <summary>What the person can do now.</summary>
    public string Next => NextSteps.Of(Service, Cycle);

    /// <summary>Why the last cycle that met the failure left it; null when none did.</summary>
    public string? Left { get; init; }

    /// <summary>Its tests that are in quarantine, or were.</summary>
    public IReadOnlyList<QuarantinedTest> Quarantine { get; init; } = [];

    /// <summary>What mending has cost in this chain, and what was shipped before it, one line; null when nothing was tried.</summary>
    public string? Ledger => Service.Ledger switch
    {
        { Since: { } since } ledger =>
            $"{ledger.Cycles} cycles since {Shown.Time(since)} UTC tried {ledger.Tries} candidates in {ledger.Seconds:0} s, "
            + $"{ledger.Failed} failed; {ledger.Fixes.Count} fixes of ours in the last 30 days",
        _ => null,
    };

    public static async Task<Explanation> OfAsync(ServiceRecord service, IJournal? journal, CancellationToken cancellationToken) =>
        journal is null
            ? new Explanation(service, null, null, [])
            : await FindAsync(service, journal, cancellationToken) with
            {
                Quarantine = await journal.ListQuarantinedTestsAsync(service.Name, cancellationToken),
            };

    private static async Task<Explanation> FindAsync(ServiceRecord service, IJournal journal, CancellationToken cancellationToken)
    {
        var met = service.Fingerprint is { } fingerprint
            ? await journal.FindFailureAsync(service.Name, fingerprint, cancellationToken)
            : null;
        var cycles = await journal.ListCyclesAsync(service.Name, MaxCycles, cancellationToken);

        var left = cycles.FirstOrDefault(
            cycle => service.State == ServiceState.Red && cycle.Outcome == CycleOutcome.Red && cycle.Fingerprint == service.Fingerprint)?.Summary;

        // A cycle that met what was known already tried nothing: the one that did tells more.
        foreach (var cycle in cycles.Where(cycle => service.Fingerprint is not null && cycle.Fingerprint == service.Fingerprint))
        {
            var attempts = await journal.ListAttemptsAsync(cycle.Id, cancellationToken);
            if (attempts.Count > 0)
                return new Explanation(service, met, cycle, attempts) { Left = left };
        }

        return new Explanation(service, met, cycles is [var newest, ..] ? newest : null, []) { Left = left };
    }
}
