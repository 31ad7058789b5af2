using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using Deployer.Cycle;
using Deployer.Kernel;

namespace Deployer.CrashHost;

/// <summary>Counts the places that the program passes, and kills it at one of them: no handler, no flush, no goodbye.</summary>
internal sealed class CrashPoints : ICrashPoints, IDisposable
{
    private const int SignalKill = 9;

    private readonly Lock _turn = new();
    private readonly MeterListener _processes = new();
    private readonly int _last;
    private readonly string _file;
    private int _passed;

    /// <param name="last">The number of the place at which it ends; 0 for never.</param>
    /// <param name="file">Where the places are written to.</param>
    public CrashPoints(int last, string file)
    {
        (_last, _file) = (last, file);
        _processes.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _processes.SetMeasurementEventCallback<double>((_, _, tags, _) => Pass($"process {Program(tags)}: ended"));
        _processes.Start();
    }

    public IJournal Around(IJournal journal) => WatchedJournal.Around(journal, this);

    public void Pass(string place)
    {
        lock (_turn)
        {
            File.AppendAllText(_file, $"{place}\n");
            if (++_passed == _last)
            {
                _ = NativeKill(Environment.ProcessId, SignalKill);
            }
        }
    }

    public void Dispose() => _processes.Dispose();

    private static string Program(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.Length == 0 ? "" : $"{tags[0].Value}";

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int process, int signal);
}
