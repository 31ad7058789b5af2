using Deployer.Kernel;
using Deployer.Watch;

namespace Deployer.Cycle;

/// <summary>A cycle's log that also puts each candidate on the account of the failure it was meant for.</summary>
internal sealed class LedgerLog(Work work, Fingerprint failure, CycleRun run, IJournal journal) : ICycleLog
{
    /// <summary>Takes up the account; a wish to rebuild starts a new ledger.</summary>
    public async Task<ChainLedger> OpenAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var means = AttemptKey.MeansOf(work.Source.Options.Fix);
        var service = await UpdateAsync(
            ledger => (work.Record.Trigger == TriggerRequest.Rebuild ? new ChainLedger() : ledger).Begin(failure, means, now), cancellationToken);
        return service.Ledger!;
    }

    public Task StepAsync(string stage, string text, CancellationToken cancellationToken) => run.StepAsync(stage, text, cancellationToken);

    public async Task AttemptAsync(AttemptRecord attempt, CancellationToken cancellationToken)
    {
        await run.AttemptAsync(attempt, cancellationToken);
        await UpdateAsync(ledger => ledger.Count(failure, attempt), cancellationToken);
    }

    public Task ShipAsync(string fixer, DateTimeOffset now, CancellationToken cancellationToken) =>
        UpdateAsync(ledger => ledger.Ship(new PastFix(failure.Value, work.Keys.Source, fixer, now)), cancellationToken);

    private Task<ServiceRecord> UpdateAsync(Func<ChainLedger, ChainLedger> change, CancellationToken cancellationToken) =>
        journal.UpdateServiceAsync(
            work.Source.Name, service => service with { Ledger = change(service.Ledger ?? new ChainLedger()) }, cancellationToken);
}
