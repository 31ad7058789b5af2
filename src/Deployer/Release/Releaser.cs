using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Reflect;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.Release;

/// <summary>Restarts a service after a verified change, by the script that the workspace has for it.</summary>
#pragma warning disable CA1001 // It lives as long as the program, and its semaphore holds nothing until its wait handle is asked for.
internal sealed class Releaser(
    WorkspaceLayout layout, Settings settings, ProcessRunner runner, Effects effects, IJournal journal, TimeProvider time)
#pragma warning restore CA1001
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    // One script may serve all services: no two of them run at once.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Where the output of a script goes that no cycle runs.</summary>
    public required LogFiles Logs { get; init; }

    /// <summary>
    /// Runs the restart script unless this very input is what runs already; without a script there is nothing to do. A restart
    /// that failed stays due, and is tried again after a while.
    /// </summary>
    /// <param name="source">The service.</param>
    /// <param name="service">Its state: green at a verified commit.</param>
    /// <param name="log">Hears of it.</param>
    /// <param name="cancellationToken">Stops the script.</param>
    public async Task ReleaseAsync(
        ServiceSource source, ServiceRecord service, ReleaseLog log, CancellationToken cancellationToken)
    {
        if (service.Commit is not { } commit || !service.ReleaseDue)
        {
            return;
        }

        if (FindScript(source) is not { } script)
        {
            await journal.UpdateServiceAsync(source.Name, current => current with { ReleaseDue = false, Trouble = null }, cancellationToken);
            return;
        }

        var complaint = await RestartAsync((source, service, script), commit, log, cancellationToken);
        await journal.UpdateServiceAsync(
            source.Name,
            current => complaint is null
                ? current with { Released = commit, ReleasedKey = service.WorkKey, ReleaseDue = false, Trouble = null }
                : current with { Trouble = After(current.Trouble, complaint, service.WorkKey) },
            cancellationToken);
    }

    /// <summary>Runs the restart script because somebody asked for it, whatever runs already.</summary>
    public async Task RestartAsync(
        ServiceSource source, ServiceRecord service, RestartWish wish, ReleaseLog log, CancellationToken cancellationToken)
    {
        if (FindScript(source) is not { } script)
        {
            await wish.AnswerAsync(new RestartEnd(false, $"There is no script commands/restart-{source.Name}.sh to restart it by."), cancellationToken);
            return;
        }

        var running = service with { Commit = service.Released ?? service.LastGreen };
        var logFile = LogOf(source, log);
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["script"] = script, ["effect"] = wish.EffectId, ["log"] = logFile };
        var intent = new EffectIntent(log.CycleId, source.Name, "restart", details);
        var end = await RunAloneAsync(
            intent,
            async _ =>
            {
                var ended = await RunAsync(RequestFor(source, running, (script, wish.EffectId, logFile)), cancellationToken);
                await wish.AnswerAsync(ended, cancellationToken);
                return ended;
            },
            end => end.Text,
            cancellationToken);
        await log.Cycle.StepAsync("release", end.Text, cancellationToken);
    }

    private async Task<T> RunAloneAsync<T>(
        EffectIntent intent, Func<string, Task<T>> act, Func<T, string> describe, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await effects.RunAsync(intent, act, describe, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<RestartEnd> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var result = await runner.RunAsync(request, cancellationToken);
            return new RestartEnd(result.Succeeded, Describe(request.Program, request.LogFile!, result));
        }
        catch (MachineException error)
        {
            return new RestartEnd(false, $"{Path.GetFileName(request.Program)} could not be started: {error.Message}");
        }
    }

    private Trouble After(Trouble? before, string complaint, string? key) =>
        Trouble.After(before, new Trouble.Failed(TroubleKind.Restart, complaint, key), time.GetUtcNow());

    /// <summary>What went wrong; null when nothing did.</summary>
    private async Task<string?> RestartAsync(
        (ServiceSource Source, ServiceRecord Service, string Script) call, CommitId commit, ReleaseLog log, CancellationToken cancellationToken)
    {
        var (source, service, script) = call;
        var logFile = LogOf(source, log);
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["script"] = script, ["commit"] = commit.Value, ["log"] = logFile };
        var intent = new EffectIntent(log.CycleId, source.Name, "restart", details);
        try
        {
            var result = await RunAloneAsync(
                intent,
                id => runner.RunAsync(RequestFor(source, service, (script, id, logFile)), cancellationToken),
                result => $"exit {result.ExitCode}",
                cancellationToken);
            await log.Cycle.StepAsync("release", Describe(script, logFile, result), cancellationToken);
            return result.Succeeded ? null : Describe(script, logFile, result);
        }
        catch (MachineException error)
        {
            var complaint = $"{Path.GetFileName(script)} could not be started: {error.Message}";
            await log.Cycle.StepAsync("release", complaint, cancellationToken);
            return complaint;
        }
    }

    private string LogOf(ServiceSource source, ReleaseLog log) => log.LogFile ?? Logs.CreateForRestart(source.Name, time.GetUtcNow());

    private string? FindScript(ServiceSource source) =>
        new[] { $"restart-{source.Name}.sh", "restart-services.sh" }
            .Select(name => Path.Combine(layout.Commands, name))
            .FirstOrDefault(File.Exists);

    private ProcessRequest RequestFor(
        ServiceSource source, ServiceRecord service, (string Script, string EffectId, string LogFile) call)
    {
        var environment = new Dictionary<string, string>(source.Options.Env, StringComparer.Ordinal);
        foreach (var name in source.Options.Secrets.Where(settings.Named.ContainsKey))
        {
            environment[name] = settings.Named[name].Reveal();
        }

        environment["CODEX_SERVICE"] = source.Name.Value;
        environment["CODEX_COMMIT"] = service.Commit?.Value ?? "";
        environment["CODEX_PREVIOUS_COMMIT"] = service.Released?.Value ?? "";
        environment["CODEX_RELEASE_DIR"] = "";
        environment["CODEX_EFFECT_ID"] = call.EffectId;
        return new ProcessRequest(call.Script, [])
        {
            WorkingDirectory = layout.Root,
            Deadline = Deadline,
            LogFile = call.LogFile,
            MayLeaveProcesses = true,
            Environment = environment,
        };
    }

    private string Describe(string script, string logFile, ProcessResult result)
    {
        var (name, log) = (Path.GetFileName(script), Path.GetRelativePath(layout.Root, logFile));
        return result switch
        {
            { Succeeded: true } => $"{name} restarted it in {result.Duration.TotalSeconds:0.0} s; its output is in {log}",
            { DeadlineExceeded: true } => $"{name} was ended after {Deadline.TotalMinutes} minutes; see {log}",
            _ => $"{name} failed with exit code {result.ExitCode}; see {log}",
        };
    }
}

/// <summary>Where a release is told of.</summary>
/// <param name="CycleId">The cycle it belongs to.</param>
/// <param name="Cycle">Hears the step.</param>
/// <param name="LogFile">Gets the script's output; null for one of its own.</param>
internal sealed record ReleaseLog(string CycleId, ICycleLog Cycle, string? LogFile)
{
    /// <summary>For a release that belongs to no cycle: its commit was judged before under another name.</summary>
    public static ReleaseLog Without(ServiceName service, ICycleAudience audience) => new("", new Aloud(service, audience), null);

    private sealed record Aloud(ServiceName Service, ICycleAudience Audience) : ICycleLog
    {
        public Task StepAsync(string stage, string text, CancellationToken cancellationToken)
        {
            Audience.Hear(Service, stage, text);
            return Task.CompletedTask;
        }

        public Task AttemptAsync(AttemptRecord attempt, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
