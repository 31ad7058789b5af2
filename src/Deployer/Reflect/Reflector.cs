using System.Text;
using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.Reflect;

/// <summary>Writes what a cycle came to on the log branch of the service's remote, so that it outlives this machine.</summary>
internal sealed class Reflector(LogOptions options, IJournal journal, Workshop workshop, Effects effects, Redactor redactor)
{
    /// <summary>How often somebody else may write to the log branch while we do.</summary>
    private const int MaxTries = 4;

    /// <summary>Never fails a cycle: what cannot be written there stays in the journal and is told.</summary>
    public async Task ReflectAsync(ServiceSource source, CycleRun run, CancellationToken cancellationToken)
    {
        if (options.Push == "none")
        {
            return;
        }

        var files = await CollectAsync(run.Record, cancellationToken);
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["branch"] = options.Branch, ["cycle"] = run.Record.Id };
        var intent = new EffectIntent(run.Record.Id, source.Name, "log-branch", details);
        var outcome = await effects.RunAsync(intent, _ => PushAsync(source, files, cancellationToken), text => text, cancellationToken);
        await run.StepAsync("reflect", outcome, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> CollectAsync(CycleRecord cycle, CancellationToken cancellationToken)
    {
        var steps = await journal.ListStepsAsync(cycle.Id, cancellationToken);
        var attempts = await journal.ListAttemptsAsync(cycle.Id, cancellationToken);
        var reflection = redactor.Redact(Reflection.Write(cycle, steps, attempts));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [$"{cycle.Service}/{cycle.Id}.md"] = Encoding.UTF8.GetBytes(reflection),
        };
        if (options.Push == "full" && cycle.LogFile is { } log && File.Exists(log))
        {
            var text = await File.ReadAllTextAsync(log, cancellationToken);
            files[$"{cycle.Service}/{cycle.Id}.log"] = Encoding.UTF8.GetBytes(redactor.Redact(text));
        }

        return files;
    }

    private async Task<string> PushAsync(
        ServiceSource source, IReadOnlyDictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        try
        {
            var mirror = await workshop.OpenMirrorAsync(source, cancellationToken);
            for (var attempt = 1; attempt <= MaxTries; attempt++)
            {
                var parent = await mirror.FetchAsync(options.Branch, cancellationToken);
                var commit = await mirror.WriteFilesAsync(parent, files, $"Reflect on {files.Keys.First()}", cancellationToken);
                switch (await mirror.PushAsync(commit, options.Branch, null, cancellationToken))
                {
                    case PushOutcome.Pushed:
                        return $"written to {options.Branch} as {files.Keys.First()}";
                    case PushOutcome.Failed failed:
                        return $"not written to {options.Branch}: {failed.Reason}";
                }
            }

            return $"not written to {options.Branch}: others kept writing to it";
        }
        catch (MachineException error)
        {
            return $"not written to {options.Branch}: {error.Message}";
        }
    }
}
