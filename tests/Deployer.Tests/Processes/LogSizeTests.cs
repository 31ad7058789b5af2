using Deployer.Processes;
using Xunit;

namespace Deployer.Tests.Processes;

/// <summary>What becomes of a program that prints more than a log holds.</summary>
public sealed class LogSizeTests : IDisposable
{
    private static readonly LogSize Small = new(MaxBytes: 2000, EndBytes: 400);

    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_a_long_log_the_beginning_and_the_end_are_kept_and_what_was_left_out_is_counted()
    {
        var log = await RunAsync("seq -f 'line %06.0f' 1 1000; echo 'error: the last word'", "one.log", Token);

        Assert.StartsWith("line 000001\nline 000002\n", log, StringComparison.Ordinal);
        Assert.EndsWith("line 001000\nerror: the last word\n", log, StringComparison.Ordinal);
        Assert.Contains("[this log is full at 2000 bytes", log, StringComparison.Ordinal);
        var left = 12_000 + "error: the last word\n".Length - KeptOf(log);
        Assert.Contains($"\n[{left} bytes left out]\n", log, StringComparison.Ordinal);
        Assert.InRange(log.Length, 1000, 2300);
    }

    [Fact]
    public async Task A_log_that_fits_is_as_it_came()
    {
        Assert.Equal("one\ntwo\n", await RunAsync("echo one; echo two", "one.log", Token));
    }

    [Fact]
    public async Task What_several_programs_append_to_holds_no_more_than_one_log_and_the_end_of_each()
    {
        for (var run = 1; run <= 3; run++)
        {
            await RunAsync($"seq -f 'run {run} line %06.0f' 1 1000; echo 'last of {run}'", $"{run}.log", Token);
        }

        var all = await File.ReadAllTextAsync(_folder["all.log"], Token);

        Assert.InRange(all.Length, 2000, 4000);
        Assert.Equal(3, Enumerable.Range(1, 3).Count(run => all.Contains($"run {run} line 001000\nlast of {run}\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_program_that_is_ended_in_the_middle_of_a_flood_leaves_its_last_words_too()
    {
        var request = Request("seq -f 'line %06.0f' 1 1000; echo 'error: before the end'; exec sleep 60", "one.log") with { Deadline = TimeSpan.FromSeconds(2) };

        var result = await Runner().RunAsync(request, Token);

        Assert.True(result.DeadlineExceeded);
        Assert.EndsWith("error: before the end\n", await File.ReadAllTextAsync(_folder["one.log"], Token), StringComparison.Ordinal);
    }

    /// <summary>Bytes of the program's own, whole lines of the beginning and what is left of the end.</summary>
    private static int KeptOf(string log)
    {
        var full = log.IndexOf("[this log is full", StringComparison.Ordinal);
        var end = log.IndexOf(" bytes left out]\n", StringComparison.Ordinal) + " bytes left out]\n".Length;
        return full + log.Length - end;
    }

    private async Task<string> RunAsync(string script, string log, CancellationToken cancellationToken)
    {
        await Runner().RunAsync(Request(script, log), cancellationToken);
        return await File.ReadAllTextAsync(_folder[log], cancellationToken);
    }

    private ProcessRequest Request(string script, string log) => new("sh", ["-c", script])
    {
        WorkingDirectory = _folder.Path,
        Deadline = TimeSpan.FromMinutes(1),
        LogFile = _folder[log],
        FollowFile = _folder["all.log"],
        LogSize = Small,
    };

    private static ProcessRunner Runner() =>
        new(new ProcessEnvironment(new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/usr/bin:/bin" }), TimeProvider.System, ledger: null);
}
