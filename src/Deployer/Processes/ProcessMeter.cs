using System.Diagnostics.Metrics;
using Deployer.Kernel;

namespace Deployer.Processes;

/// <summary>Measures how long child processes run; costs next to nothing while nobody listens.</summary>
internal static class ProcessMeter
{
    private static readonly Meter Meter = new(TelemetryNames.Meter);

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>(TelemetryNames.ProcessDuration, "s", "From the start of a child process to its end.");

    /// <summary>Notes one process that ended just now.</summary>
    public static void Record(string program, TimeSpan duration)
    {
        if (Duration.Enabled)
        {
            Duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(TelemetryNames.ProgramTag, Path.GetFileName(program)));
        }
    }
}
