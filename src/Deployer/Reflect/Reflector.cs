using System.Collections.Concurrent;
using System.Text;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.Reflect;

/// <summary>
/// Writes what cycles came to, and what is known of a service, on the log branch of the service's remote, so that both outlive
/// this machine. What cannot be written now is written later: nothing is lost while a remote is away.
/// </summary>
internal sealed class Reflector(
    LogOptions options, IJournal journal, LogBranch branch, Effects effects, Redactor redactor, TimeProvider time)
{
    /// <summary>How many cycles one commit tells of.</summary>
    private const int MaxCycles = 100;

    /// <summary>How long nothing is tried for a service whose log branch could not be written, except at the end of a cycle.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<ServiceName, long> _failed = new();

    /// <summary>The memory of fixes, which goes along when there is something to write; null: it does not.</summary>
    public MemoryExchange? Memory { get; init; }

    /// <summary>At the end of a cycle. Never fails it: what cannot be written stays in the journal and is told.</summary>
    public async Task ReflectAsync(ServiceSource source, CycleRun run, CancellationToken cancellationToken)
    {
        if (options.Push != "none" && await WriteAsync(source, run.Record.Id, cancellationToken) is { } told)
        {
            await run.StepAsync("reflect", told, cancellationToken);
        }
    }

    /// <summary>Writes what is not there yet: cycles that a crash or a remote kept back, and what changed without a cycle.</summary>
    public async Task CatchUpAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        var isPausing = _failed.TryGetValue(source.Name, out var since) && time.GetElapsedTime(since) < Pause;
        if (options.Push != "none" && !isPausing)
        {
            await WriteAsync(source, "", cancellationToken);
        }
    }

    /// <summary>What became of it, for people; null when there was nothing to write.</summary>
    private async Task<string?> WriteAsync(ServiceSource source, string cycleId, CancellationToken cancellationToken)
    {
        var cycles = await journal.ListUnreflectedCyclesAsync(source.Name, MaxCycles, cancellationToken);
        var state = redactor.Redact((await KeptState.OfAsync(journal, source.Name, cancellationToken)).Write());
        var note = $"log-branch/{branch.Name}/{source.Name}";
        var mark = Fingerprint.Of(source.Remote.Url, state).Value;
        if (cycles.Count == 0 && await journal.FindNoteAsync(note, cancellationToken) == mark)
        {
            return null;
        }

        var files = await CollectAsync(cycles, cancellationToken);
        var subject = files.Count > 0 ? $"Reflect on {files.Keys.First()}" : $"Keep the state of {source.Name}";
        files[KeptState.PathOf(source.Name)] = Encoding.UTF8.GetBytes(state);
        if (await TryCollectMemoryAsync(source, cancellationToken) is { } known)
        {
            files[MemoryExchange.FileName] = known;
        }

        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["branch"] = branch.Name, ["subject"] = subject };
        var intent = new EffectIntent(cycleId, source.Name, "log-branch", details);
        var failure = await effects.RunAsync(
            intent, _ => branch.WriteAsync(source, files, subject, cancellationToken), reason => reason ?? "written", cancellationToken);
        if (failure is not null)
        {
            _failed[source.Name] = time.GetTimestamp();
            return $"not written to {branch.Name}: {failure}";
        }

        _failed.TryRemove(source.Name, out _);
        await NoteAsync(cycles, (note, mark), cancellationToken);
        return $"written to {branch.Name}: {subject}";
    }

    /// <summary>A remote that cannot be read is told of when it cannot be written.</summary>
    private async Task<byte[]?> TryCollectMemoryAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        try
        {
            return Memory is null ? null : await Memory.CollectAsync(source, cancellationToken);
        }
        catch (MachineException)
        {
            return null;
        }
    }

    private async Task NoteAsync(IReadOnlyList<CycleRecord> cycles, (string Key, string Mark) note, CancellationToken cancellationToken)
    {
        foreach (var cycle in cycles)
        {
            await journal.SaveCycleAsync(cycle with { Reflected = true }, cancellationToken);
        }

        await journal.SaveNoteAsync(note.Key, note.Mark, cancellationToken);
    }

    private async Task<Dictionary<string, byte[]>> CollectAsync(IReadOnlyList<CycleRecord> cycles, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var cycle in cycles)
        {
            var steps = await journal.ListStepsAsync(cycle.Id, cancellationToken);
            var attempts = await journal.ListAttemptsAsync(cycle.Id, cancellationToken);
            var reflection = redactor.Redact(Reflection.Write(cycle, steps, attempts));
            files[$"{cycle.Service}/{cycle.Id}.md"] = Encoding.UTF8.GetBytes(reflection);
            if (options.Push == "full" && cycle.LogFile is { } log && File.Exists(log))
            {
                var text = await File.ReadAllTextAsync(log, cancellationToken);
                files[$"{cycle.Service}/{cycle.Id}.log"] = Encoding.UTF8.GetBytes(redactor.Redact(text));
            }
        }

        return files;
    }
}
