using System.Diagnostics;
using System.Diagnostics.Metrics;
using Deployer.Kernel;

namespace Deployer.Bench;

/// <summary>How long at least one child process of this program ran: those that ran at the same time count once.</summary>
internal sealed class ChildTime : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly List<(long Start, long End)> _runs = [];

    public ChildTime()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Meter && instrument.Name == TelemetryNames.ProcessDuration)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => Add(seconds));
        _listener.Start();
    }

    /// <summary>How many ended since the last call of <see cref="Take"/>.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _runs.Count;
            }
        }
    }

    /// <summary>The time since the last call, which starts anew.</summary>
    public TimeSpan Take()
    {
        lock (_gate)
        {
            var (sum, until) = (0L, long.MinValue);
            foreach (var (start, end) in _runs.Order())
            {
                sum += Math.Max(0, end - Math.Max(start, until));
                until = Math.Max(until, end);
            }

            _runs.Clear();
            return Stopwatch.GetElapsedTime(0, sum);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(double seconds)
    {
        // Told at the moment the process ended.
        var end = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            _runs.Add((end - (long)(seconds * Stopwatch.Frequency), end));
        }
    }
}
