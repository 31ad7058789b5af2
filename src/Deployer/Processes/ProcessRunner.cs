using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Deployer.Kernel;

namespace Deployer.Processes;

/// <summary>Runs a program as the leader of its own process group: argument list, deadline, capped output, allow-listed environment.</summary>
/// <param name="environment">Where the allowed variables come from.</param>
/// <param name="time">Measures the deadline.</param>
/// <param name="ledger">Remembers running groups for the next run; null for none.</param>
internal sealed class ProcessRunner(ProcessEnvironment environment, TimeProvider time, ProcessLedger? ledger)
{
    /// <summary>How long output may still come after the leader has ended, and again after its group was killed.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(1);

    /// <summary>Watches over programs that yield; null for nobody.</summary>
    public IWarden? Warden { get; init; }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="MachineException">The program or the folder does not exist, or the log cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; its process group is gone.</exception>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = Describe(request);
        var warden = request.Yields ? Warden : null;
        await (warden?.AwaitRoomAsync(Path.GetFileName(request.Program), cancellationToken) ?? Task.CompletedTask);
        using var log = LineLog.Open(request.LogFile, request.FollowFile);
        var began = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(request.Deadline < HeldProgram.Longest ? request.Deadline : HeldProgram.Longest, time);
        using var process = await StartAsync(request, start);
        using var entry = await RememberAsync(process.Id, request.Program);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        await using var streams = new ProcessStreams(process, request, log, stop);

        var held = new HeldProgram(request, new ProcessGroup(process.Id), deadline, time);
        var (ended, strain) = await WaitAsync(process, (warden, held), stop.Token);
        ProcessMeter.Record(request.Program, time.GetElapsedTime(began));
        await DrainAsync(process.Id, streams, ended && request.MayLeaveProcesses);
        await streams.DisposeAsync();
        cancellationToken.ThrowIfCancellationRequested();
        streams.ThrowIfLogFailed(request.LogFile);
        return new(
            process.HasExited ? process.ExitCode : 128 + 9,
            DeadlineExceeded: !ended,
            streams.Output.ToArray(),
            Encoding.UTF8.GetString(streams.Errors.ToArray()),
            streams.Output.OmittedBytes + streams.Errors.OmittedBytes,
            time.GetElapsedTime(began))
        {
            Strain = strain,
        };
    }

    /// <summary>Waits until it has ended, watched by the warden if there is one.</summary>
    private static async Task<(bool Ended, Strain Strain)> WaitAsync(
        Process process, (IWarden? Warden, HeldProgram Program) watch, CancellationToken stop)
    {
        if (watch.Warden is null)
        {
            return (await WaitAsync(process, stop), Strain.None);
        }

        LowPriority.OfferToKernel(process.Id);
        using var over = new CancellationTokenSource();
        var watching = watch.Warden.WatchAsync(watch.Program, over.Token);
        var ended = await WaitAsync(process, stop);
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
        if (!Directory.Exists(request.WorkingDirectory))
        {
            throw new MachineException("folder-missing", $"{request.Program} cannot run in {request.WorkingDirectory}: there is no such folder.");
        }

        var given = environment.For(request);
        var program = ProcessEnvironment.Find(request.Program, given)
            ?? throw new MachineException("program-missing", $"The program {request.Program} was not found.", $"Install {request.Program}, or put its folder on the PATH.");
        string[] leader = [.. Leader(), .. request.Yields ? LowPriority.Before(given) : []];
        var start = new ProcessStartInfo(leader[0], [.. leader.Skip(1), program, .. request.Arguments])
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

    /// <summary>What makes a program the leader of a group and then becomes it, so that its id is the group's.</summary>
    private string[] Leader()
    {
        var given = environment.For(new ProcessRequest("setsid", []) { WorkingDirectory = "/", Deadline = TimeSpan.Zero });
        return ProcessEnvironment.Find("setsid", given) is { } setsid ? [setsid]
            : ProcessEnvironment.Find("perl", given) is { } perl ? [perl, "-e", "setpgrp(0, 0); exec { $ARGV[0] } @ARGV; exit 127", "--"]
            : throw new MachineException("program-missing", "Neither setsid nor perl was found.", "Install util-linux.");
    }
}
