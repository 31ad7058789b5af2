using System.Diagnostics;

namespace Deployer.Bench;

/// <summary>Times of some work, each in all, in child processes, and beyond them.</summary>
internal sealed record Split(IReadOnlyList<TimeSpan> Whole, IReadOnlyList<TimeSpan> Children, IReadOnlyList<TimeSpan> Beyond)
{
    /// <summary>How many child processes the last run had.</summary>
    public required int Processes { get; init; }

    /// <summary>Takes the times of five runs after one that does not count; what comes before each run is in none of them.</summary>
    public static async Task<Split> OfAsync(Func<Task> before, Func<Task> work)
    {
        using var children = new ChildTime();
        var samples = new List<(TimeSpan Whole, TimeSpan Children)>();
        var processes = 0;
        for (var run = 0; run <= Stopped.Runs; run++)
        {
            await before();
            children.Take();
            var start = Stopwatch.GetTimestamp();
            await work();
            var whole = Stopwatch.GetElapsedTime(start);
            processes = children.Count;
            samples.Add((whole, children.Take()));
        }

        var counted = samples.Skip(1).ToList();
        return new Split(
            [.. counted.Select(sample => sample.Whole)],
            [.. counted.Select(sample => sample.Children)],
            [.. counted.Select(sample => sample.Whole - sample.Children)])
        {
            Processes = processes,
        };
    }
}
