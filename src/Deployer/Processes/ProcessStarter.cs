using System.Collections.Concurrent;
using System.Diagnostics;

namespace Deployer.Processes;

/// <summary>Starts every process from one thread that lives as long as this program.</summary>
/// <remarks>
/// Linux binds a child's parent-death signal (`bwrap --die-with-parent` asks for it) to the thread that forked it. A thread of
/// the pool retires when it is idle, and would take a running build with it.
/// </remarks>
internal sealed class ProcessStarter
{
    private readonly BlockingCollection<Action> _starts = [];

    private ProcessStarter() =>
        new Thread(Work) { IsBackground = true, Name = "process starter" }.Start();

    /// <summary>The one starter of this program.</summary>
    public static ProcessStarter Shared { get; } = new();

    /// <summary>Starts a process; a failure to start is the task's.</summary>
    public Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _starts.Add(() => Start(start, started));
        return started.Task;
    }

    private static void Start(ProcessStartInfo start, TaskCompletionSource<Process> started)
    {
        var process = new Process { StartInfo = start };
        try
        {
#pragma warning disable RS0030 // The single place that starts a process.
            process.Start();
#pragma warning restore RS0030
            started.SetResult(process);
        }
#pragma warning disable CA1031 // Whatever it is belongs to the one who asked; this thread must go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            process.Dispose();
            started.SetException(exception);
        }
    }

    private void Work()
    {
        foreach (var start in _starts.GetConsumingEnumerable())
        {
            start();
        }
    }
}
