using System.Globalization;
using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose.Corpus;

/// <summary>Reads every log of `tests/corpus` and demands all that it says and nothing else.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Logs => [.. CorpusLog.Names];

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task A_log_is_understood(string log)
    {
        var comparison = await new CorpusLog(log).CompareAsync(TestContext.Current.CancellationToken);

        Assert.True(comparison.Differences.Count == 0, $"{log}\n{string.Join('\n', comparison.Differences)}");
    }

    [Fact]
    public async Task Over_all_logs_everything_is_found_and_nothing_invented()
    {
        var comparisons = new List<(string Log, Comparison Comparison)>();
        foreach (var log in CorpusLog.Names)
        {
            comparisons.Add((log, await new CorpusLog(log).CompareAsync(TestContext.Current.CancellationToken)));
        }

        var matched = comparisons.Sum(item => item.Comparison.Matched);
        var recall = Share(matched, comparisons.Sum(item => item.Comparison.Expected));
        var precision = Share(matched, comparisons.Sum(item => item.Comparison.Found));
        var wrong = comparisons.Where(item => item.Comparison.Differences.Count > 0).ToList();
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"recall {recall:P2}, precision {precision:P2}, {wrong.Count} of {comparisons.Count} logs not fully understood");

        Assert.True(wrong.Count == 0, $"{text}:\n{string.Join('\n', wrong.Select(item => $"{item.Log}: {item.Comparison.Differences[0]}"))}");
    }

    [Fact]
    public void There_are_logs_of_every_class()
    {
        var classes = CorpusLog.Names.Select(log => new CorpusLog(log).Expectation.FailureClass).ToHashSet();

        Assert.True(CorpusLog.Names.Count >= 150, $"{CorpusLog.Names.Count} logs");
        Assert.Empty(Enum.GetValues<FailureClass>().Where(item => item != FailureClass.Flaky).Except(classes));
    }

    private static double Share(int part, int all) => all == 0 ? 1 : (double)part / all;
}
