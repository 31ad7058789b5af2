using System.Diagnostics;

namespace Deployer.Bench;

/// <summary>Takes times.</summary>
internal static class Stopped
{
    public const int Runs = 5;

    /// <summary>One run to warm up, which does not count, then five.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> RunsOfAsync(Func<Task> work)
    {
        await work();
        var samples = new List<TimeSpan>();
        for (var run = 0; run < Runs; run++)
        {
            samples.Add(await OnceAsync(work));
        }

        return samples;
    }

    /// <summary>One run, for what is long or cannot be repeated.</summary>
    public static async Task<TimeSpan> OnceAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }
}
