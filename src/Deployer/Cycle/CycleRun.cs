using Deployer.Kernel;

namespace Deployer.Cycle;

/// <summary>Shown what a cycle does while it does it.</summary>
internal interface ICycleAudience
{
    void Hear(ServiceName service, string stage, string text);
}

/// <summary>A cycle under way: its record so far, and where it writes.</summary>
internal sealed class CycleRun(CycleRecord record, string runsFolder, IJournal journal, ICycleAudience audience, TimeProvider time)
    : ICycleLog, IDisposable
{
    // Giving the cycle up and publishing what it made never happen at once.
    private readonly SemaphoreSlim _turn = new(1);
    private bool _published;

    public CycleRecord Record { get; private set; } = record;

    /// <summary>The service's quarantine as the cycle leaves it; null when it does not change.</summary>
    public IReadOnlyList<QuarantinedTest>? Quarantine { get; set; }

    /// <summary>Absolute path of a folder for what the runs of this cycle write; deleted when it ends.</summary>
    public string RunsFolder => runsFolder;

    public Task SaveAsync(CycleRecord record, CancellationToken cancellationToken)
    {
        Record = record;
        return journal.SaveCycleAsync(record, cancellationToken);
    }

    /// <summary>Ends the cycle and changes its service, in one step.</summary>
    public async Task<ServiceRecord> SettleAsync(
        Settlement settlement, Func<ServiceRecord, ServiceRecord> change, CancellationToken cancellationToken)
    {
        var service = await journal.SettleAsync(settlement, change, cancellationToken);
        Record = settlement.Cycle;
        return service;
    }

    /// <summary>Does what publishes the cycle's work. It is not given up meanwhile, nor, once that is done, afterwards.</summary>
    public async Task<T> PublishAsync<T>(Func<Task<T>> act, Func<T, bool> isDone, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var result = await act();
            _published |= isDone(result);
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives the cycle up unless its work is published, or its outcome settled, already.</summary>
    public async Task GiveUpAsync(Func<Task> cancel, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_published && Record.Outcome == CycleOutcome.Running)
            {
                await cancel();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    public async Task StepAsync(string stage, string text, CancellationToken cancellationToken)
    {
        audience.Hear(Record.Service, stage, text);
        await journal.AddStepAsync(Record.Id, new CycleStep(time.GetUtcNow(), stage, text), cancellationToken);
    }

    public async Task AttemptAsync(AttemptRecord attempt, CancellationToken cancellationToken)
    {
        audience.Hear(Record.Service, "propose", $"{attempt.Fixer}: {attempt.Verdict} ({attempt.Reason})");
        await journal.AddAttemptAsync(Record.Id, attempt, cancellationToken);
    }
}
