using System.Text.Json;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.Reflect;

/// <summary>
/// Reads back from the log branch what is known of a service, where its journal is new: on a new machine, or after the database
/// was lost. Once for each service; until its remote could be asked nothing is done for it, so that nothing is done twice.
/// </summary>
internal sealed class Restorer(LogOptions options, IJournal journal, LogBranch branch, ICycleAudience audience)
{
    private const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>The memory of fixes, shared by the same branch; null: it is not.</summary>
    public MemoryExchange? Memory { get; init; }

    /// <exception cref="MachineException">The remote cannot be read.</exception>
    public async Task RestoreAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        var note = $"restored/{source.Name}";
        if (await journal.FindNoteAsync(note, cancellationToken) is not null)
        {
            return;
        }

        var known = await journal.FindServiceAsync(source.Name, cancellationToken);
        if (known?.Commit is null)
        {
            await TellAsync(source, cancellationToken);
        }

        if (Memory is not null && options.Push != "none")
        {
            await RememberAsync(Memory, source, cancellationToken);
        }

        await journal.SaveNoteAsync(note, "", cancellationToken);
    }

    private async Task RememberAsync(MemoryExchange memory, ServiceSource source, CancellationToken cancellationToken)
    {
        var (fresh, fault) = await memory.TakeInAsync(source, cancellationToken);
        if (fault is not null)
        {
            audience.Hear(source.Name, "restore", $"{MemoryExchange.FileName} on {branch.Name} is not used as a whole: {fault}");
        }

        if (fresh > 0)
        {
            audience.Hear(source.Name, "restore", $"{fresh} remembered fixes from {branch.Name}");
        }
    }

    private async Task TellAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        if (options.Push == "none")
        {
            audience.Hear(source.Name, "restore", "logs.push is none: what another machine or a lost database knew is not kept anywhere");
            return;
        }

        switch (await FindAsync(source, cancellationToken))
        {
            case (null, null):
                break;
            case (null, { } reason):
                audience.Hear(source.Name, "restore", $"{KeptState.PathOf(source.Name)} on {branch.Name} is not used: {reason}");
                break;
            case ({ } state, _):
                await RestoreAsync(source.Name, state, cancellationToken);
                audience.Hear(
                    source.Name, "restore", $"known again from {branch.Name}: {state.Feedback?.Count ?? 0} decided proposals, last green {state.LastGreen ?? "none"}");
                break;
        }
    }

    private async Task<(KeptState? State, string? Reason)> FindAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await branch.ReadAsync(source, KeptState.PathOf(source.Name), MaxBytes, cancellationToken) is { } file
                ? (KeptState.Read(file), null)
                : (null, null);
        }
        catch (JsonException error)
        {
            return (null, error.Message);
        }
        catch (MachineException error) when (error.Code == LogBranch.TooBig)
        {
            return (null, error.Message);
        }
    }

    /// <summary>The service comes last: a crash before it begins anew.</summary>
    private async Task RestoreAsync(ServiceName service, KeptState state, CancellationToken cancellationToken)
    {
        foreach (var feedback in KeptRecords.Feedback(state, service))
        {
            if (await journal.FindFeedbackAsync(feedback.Sha256, cancellationToken) is null)
            {
                await journal.SaveFeedbackAsync(feedback, cancellationToken);
            }
        }

        foreach (var tree in KeptRecords.Verified(state, service))
        {
            await journal.SaveVerifiedTreeAsync(tree, cancellationToken);
        }

        foreach (var work in KeptRecords.Known(state, service))
        {
            await journal.SaveWorkAsync(work, cancellationToken);
        }

        if (KeptRecords.Quarantined(state, service).ToList() is { Count: > 0 } quarantined)
        {
            await journal.SaveQuarantinedTestsAsync(service, quarantined, cancellationToken);
        }

        await journal.UpdateServiceAsync(service, here => KeptRecords.Restore(here, state), cancellationToken);
    }
}
