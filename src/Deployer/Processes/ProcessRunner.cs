using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Deployer.Kernel;
using Deployer.Processes.Sandbox;

namespace Deployer.Processes;

/// <summary>
/// Runs a program as the leader of its own process group: argument list, deadline, capped output, allow-listed environment, and
/// confined when its request says so.
/// </summary>
/// <param name="environment">Where the allowed variables come from.</param>
/// <param name="time">Measures the deadline.</param>
/// <param name="ledger">Remembers running groups for the next run; null for none.</param>
internal sealed class ProcessRunner(ProcessEnvironment environment, TimeProvider time, ProcessLedger? ledger)
{
    /// <summary>How long output may still come after the leader has ended, and again after its group was killed.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(1);

    private Confiner? _confiner;

    /// <summary>Knows what must not get into logs.</summary>
    public Redactor Redactor { get; init; } = Redactor.None;

    /// <summary>Confines programs, where their requests ask for it.</summary>
    public Confiner Confiner => LazyInitializer.EnsureInitialized(ref _confiner, () => new Confiner(environment, new SandboxProbe(this), TemporaryFolder));

    /// <summary>Absolute path of a folder for what it needs while a program runs; who owns it removes what a kill leaves there.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Watches over programs that yield; null for nobody.</summary>
    public IWarden? Warden { get; init; }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="MachineException">The program or the folder does not exist, or the log cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; its process group is gone.</exception>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await (WardenOf(request)?.AwaitRoomAsync(request.Title, cancellationToken) ?? Task.CompletedTask);
        await using var cell = await Confiner.OpenAsync(request, cancellationToken);
        var start = cell is null ? Describe(request) : Describe(request, cell.Command, cell.Environment);
        using var log = LineLog.Open(Redactor, request.LogSize, request.LogFile, request.FollowFile);
        var began = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(request.Deadline < HeldProgram.Longest ? request.Deadline : HeldProgram.Longest, time);
        using var process = await StartAsync(request, start);
        using var entry = await RememberAsync(process.Id, request.Program);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token, cell?.Exhausted ?? default);
        await using var streams = new ProcessStreams(process, request, log, stop);

        var (ended, strain) = await WaitAsync((request, process), deadline, stop.Token);
        ProcessMeter.Record(request.Program, time.GetElapsedTime(began));
        var breach = cell?.FindBreach();
        await (cell?.EndAsync() ?? Task.CompletedTask);
        await DrainAsync(process.Id, streams, ended && request.MayLeaveProcesses);
        await streams.DisposeAsync();
        cancellationToken.ThrowIfCancellationRequested();
        streams.ThrowIfLogFailed(request.LogFile);
        log?.Complete();
        var result = new ProcessResult(
            process.HasExited ? process.ExitCode : 128 + 9,
            DeadlineExceeded: !ended && breach is not { Kind: LimitKind.Disk },
            streams.Output.ToArray(),
            Encoding.UTF8.GetString(streams.Errors.ToArray()),
            streams.Output.OmittedBytes + streams.Errors.OmittedBytes,
            time.GetElapsedTime(began));
        if (ended && breach is null)
        {
            cell?.RequireProgramRan(result.Errors);
        }

        return result with { Strain = strain, Breach = result.Succeeded ? null : breach };
    }

    private IWarden? WardenOf(ProcessRequest request) => request.Yields ? Warden : null;

    /// <summary>Waits until it has ended, watched by the warden when it yields.</summary>
    private async Task<(bool Ended, Strain Strain)> WaitAsync(
        (ProcessRequest Request, Process Process) running, CancellationTokenSource deadline, CancellationToken stop)
    {
        if (WardenOf(running.Request) is not { } warden)
        {
            return (await WaitAsync(running.Process, stop), Strain.None);
        }

        LowPriority.OfferToKernel(running.Process.Id);
        using var over = new CancellationTokenSource();
        var group = new ProcessGroup(running.Process.Id);
        var watching = warden.WatchAsync(new HeldProgram(running.Request, group, deadline, time), over.Token);
        var ended = await WaitAsync(running.Process, stop);
        await over.CancelAsync();
        return (ended, await watching);
    }

    /// <summary>True when it ended by itself.</summary>
    private static async Task<bool> WaitAsync(Process process, CancellationToken stop)
    {
        try
        {
            await process.WaitForExitAsync(stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            await new ProcessGroup(process.Id).EndAsync();
            return false;
        }
    }

    private static async Task DrainAsync(int group, ProcessStreams streams, bool mayLeaveProcesses)
    {
        var complete = await streams.DrainAsync(Drain);
        if (mayLeaveProcesses)
        {
            return;
        }

        await new ProcessGroup(group).KillRestAsync();
        if (!complete)
        {
            await streams.DrainAsync(Drain);
        }
    }

    private static async Task<Process> StartAsync(ProcessRequest request, ProcessStartInfo start)
    {
        try
        {
            return await ProcessStarter.Shared.StartAsync(start);
        }
        catch (Win32Exception exception)
        {
            throw new MachineException("program-not-started", $"{request.Program} could not be started: {exception.Message}");
        }
    }

    private async Task<IDisposable?> RememberAsync(int group, string program)
    {
        try
        {
            return ledger?.Add(group, program);
        }
        catch (MachineException)
        {
            await new ProcessGroup(group).EndAsync();
            throw;
        }
    }

    private ProcessStartInfo Describe(ProcessRequest request)
    {
        var given = environment.For(request);
        var program = ProcessEnvironment.Find(request.Program, given) ?? throw ProcessEnvironment.Missing(request.Program);
        return Describe(request, [program, .. request.Arguments], given);
    }

    private ProcessStartInfo Describe(ProcessRequest request, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> given)
    {
        if (!Directory.Exists(request.WorkingDirectory))
        {
            throw new MachineException("folder-missing", $"{request.Program} cannot run in {request.WorkingDirectory}: there is no such folder.");
        }

        string[] leader = [.. Leader(), .. request.Yields ? LowPriority.Before(Find) : []];
        var start = new ProcessStartInfo(leader[0], [.. leader.Skip(1), .. command])
        {
            WorkingDirectory = request.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in given)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>The absolute path of a program that anyone may run; null when there is none.</summary>
    public string? Find(string program) =>
        ProcessEnvironment.Find(program, environment.For(new ProcessRequest(program, []) { WorkingDirectory = "/", Deadline = TimeSpan.Zero }));

    /// <summary>What makes a program the leader of a group and then becomes it, so that its id is the group's.</summary>
    private string[] Leader() =>
        Find("setsid") is { } setsid ? [setsid]
        : Find("perl") is { } perl ? [perl, "-e", "setpgrp(0, 0); exec { $ARGV[0] } @ARGV; exit 127", "--"]
        : throw new MachineException("program-missing", "Neither setsid nor perl was found.", "Install util-linux.");
}
