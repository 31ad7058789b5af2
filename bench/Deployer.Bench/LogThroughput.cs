using System.Globalization;
using Deployer.Diagnose;
using Deployer.Diagnose.Text;

namespace Deployer.Bench;

/// <summary>Measures how fast a log is read and understood, beside `grep`.</summary>
internal static class LogThroughput
{
    public static async Task<IReadOnlyList<Row>> MeasureAsync(
        Checkout checkout, SampleLog log, int promisedMegabytes, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(log.Bytes / 1e6 / promisedMegabytes);
        var grep = await Stopped.RunsOfAsync(() => checkout.RunAsync(["grep", "-c", "error:", log.File], [0, 1], cancellationToken));
        var build = await Stopped.RunsOfAsync(() => LogText.ReadFileAsync(log.File, new BuildLog(), cancellationToken));
        var whole = await Stopped.RunsOfAsync(() => AnalyzeAsync(log.File, cancellationToken));
        return
        [
            Named("`grep -c 'error:'`", log, grep),
            Named("the reader of builds alone", log, build) with { Limit = limit },
            Named("the whole analysis", log, whole) with { Limit = limit },
        ];
    }

    private static async Task AnalyzeAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        await new LogAnalyzer(packageFolder: null).AnalyzeAsync(stream, cancellationToken);
    }

    private static Row Named(string what, SampleLog log, IReadOnlyList<TimeSpan> samples)
    {
        var row = new Row(what, samples);
        var speed = log.Bytes / 1e6 / row.Median.TotalSeconds;
        return row with { What = string.Create(CultureInfo.InvariantCulture, $"{what}: {speed:0} MB/s") };
    }
}
