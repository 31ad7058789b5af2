using Deployer.Build.Resources;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Tests.Processes;
using Xunit;

namespace Deployer.Tests.Build.Resources;

/// <summary>Real programs on a machine whose memory a test plants.</summary>
public sealed class MemoryWardenTests : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly TempFolder _folder = new();
    private readonly PlantedGauge _gauge = new();
    private readonly List<string> _told = [];
    private Patience _patience = new() { Interval = Step, MostLooks = 100_000 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_that_yields_runs_at_low_priority_and_is_the_first_that_the_kernel_kills()
    {
        const string Script = "nice; cat /proc/self/oom_score_adj; if command -v ionice > /dev/null; then ionice; else echo 'best-effort: prio 7'; fi";

        // The mark for the kernel is set just after the start.
        var yielding = await RunAsync("sleep 0.3; " + Script);
        var plain = await RunnerOf().RunAsync(Request("nice") with { Yields = false }, Token);

        var niceness = Math.Min(19, int.Parse(plain.OutputText) + 10);
        Assert.Equal($"{niceness}\n500\nbest-effort: prio 7\n", yielding.OutputText);
    }

    [Fact]
    public async Task A_start_waits_for_memory_and_says_so()
    {
        _gauge.First.Enqueue(PlantedGauge.Short);
        _gauge.First.Enqueue(PlantedGauge.Short);

        var result = await RunAsync("echo ran");

        Assert.Equal("ran\n", result.OutputText);
        Assert.Equal(["sh waits until there is memory: 102 MiB of 10240 MiB are left", "sh starts: there is memory again"], _told);
    }

    [Fact]
    public async Task Of_two_programs_the_younger_is_ended_when_memory_stays_short_and_the_older_gets_done()
    {
        _patience = _patience with { LooksForYounger = 5 };
        var runner = RunnerOf();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var older = runner.RunAsync(Request("sleep 60 & wait") with { Owner = "api" }, stop.Token);
        await UntilAsync(() => Sleepers().Count == 1);
        var younger = runner.RunAsync(Request("setsid sleep 60 & wait") with { Owner = "web" }, Token);
        await UntilAsync(() => Sleepers().Count == 2);
        _gauge.Now = PlantedGauge.Short;

        var ended = await younger;
        _gauge.Now = PlantedGauge.Calm;

        Assert.True(ended is { DeadlineExceeded: true, Strain: { GivenUp: true, Memory: true } });
        Assert.Equal("web: sh stands still: 102 MiB of 10240 MiB are left", _told[0]);
        Assert.Equal("web: sh is ended: to make room for an older build, and is tried again", _told[1]);
        Assert.False(older.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => older);
    }

    [Fact]
    public async Task A_start_that_waits_too_long_is_a_failure_of_the_machine()
    {
        _gauge.Now = PlantedGauge.Short;
        _patience = _patience with { MostLooks = 3 };

        var failure = await Assert.ThrowsAsync<MachineException>(() => RunAsync("touch ran"));

        Assert.Equal("memory-short", failure.Code);
        Assert.Equal(4, _gauge.Looks);
        Assert.False(File.Exists(_folder["ran"]));
    }

    [Fact]
    public async Task A_running_program_stands_still_with_all_it_started_and_its_deadline_with_it()
    {
        // The second sleep leads a session of its own, as programs in a sandbox do.
        var running = RunAsync("sleep 0.6 & setsid sleep 0.6 & wait; echo done", TimeSpan.FromSeconds(5));
        await UntilAsync(() => Sleepers().Count == 2);
        _gauge.Now = PlantedGauge.Short;
        await UntilAsync(() => Sleepers() is { Count: 2 } all && all.All(sleeper => sleeper.IsStopped));

        // Longer than the deadline that is left.
        await Task.Delay(TimeSpan.FromSeconds(5.2), Token);
        Assert.Equal(2, Sleepers().Count(sleeper => sleeper.IsStopped));
        _gauge.Now = PlantedGauge.Calm;
        var result = await running;

        Assert.Equal((0, false, "done\n"), (result.ExitCode, result.DeadlineExceeded, result.OutputText));
        Assert.True(result.Strain is { Memory: true, GivenUp: false } && result.Strain.Paused > TimeSpan.Zero);
        Assert.Equal(2, _told.Count);
    }

    [Fact]
    public async Task A_program_is_ended_when_memory_stays_short_and_nothing_stays_stopped()
    {
        _patience = _patience with { MostLooks = 5 };
        _gauge.First.Enqueue(PlantedGauge.Calm);
        _gauge.Now = PlantedGauge.Short;

        var result = await RunAsync("sleep 60 & setsid sleep 60 & wait");

        Assert.True(result is { DeadlineExceeded: true, Strain: { GivenUp: true, Memory: true } });
        Assert.Empty(Sleepers());
    }

    [Fact]
    public async Task A_program_that_stands_still_can_be_cancelled()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = RunnerOf().RunAsync(Request("sleep 60 & wait"), stop.Token);
        await UntilAsync(() => Sleepers().Count == 1);
        _gauge.Now = PlantedGauge.Short;
        await UntilAsync(() => Sleepers() is [{ IsStopped: true }]);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(Sleepers());
    }

    [Fact]
    public async Task What_others_do_to_the_processors_is_measured()
    {
        _gauge.Now = PlantedGauge.Calm with { ProcessorStall = 90 };

        var crowded = await RunAsync("sleep 0.2");
        _gauge.Now = PlantedGauge.Calm;
        var alone = await RunAsync("sleep 0.2");

        Assert.True(crowded.Strain is { Processor: true, Memory: false, IsFelt: true });
        Assert.False(alone.Strain.IsFelt);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The sleeping programs of this test, known by the folder they work in.</summary>
    private List<ProcessEntry> Sleepers() =>
        [.. ProcessTable.Read().Where(entry => !entry.IsDead && NameOf(entry.Id) == "sleep" && FolderOf(entry.Id) == _folder.Path)];

    private static string? FolderOf(int id)
    {
        try
        {
            return new FileInfo($"/proc/{id}/cwd").LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string NameOf(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/comm").Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var look = 0; look < 1000 && !isSo(); look++) await Task.Delay(Step, Token);
        Assert.True(isSo());
    }

    private Task<ProcessResult> RunAsync(string script, TimeSpan? deadline = null) =>
        RunnerOf().RunAsync(Request(script) with { Deadline = deadline ?? TimeSpan.FromMinutes(1) }, Token);

    private ProcessRunner RunnerOf() => new(ProcessEnvironment.OfThisProcess(), TimeProvider.System, ledger: null)
    {
        Warden = new MemoryWarden(_gauge, _patience, TimeProvider.System, _told.Add),
    };

    private ProcessRequest Request(string script) => new("sh", ["-c", script])
    {
        WorkingDirectory = _folder.Path,
        Deadline = TimeSpan.FromMinutes(1),
        Yields = true,
    };
}
