using Deployer.Build;
using Deployer.Build.Economy;
using Deployer.Diagnose;
using Deployer.Processes;
using Deployer.Tests.Diagnose;
using Xunit;

namespace Deployer.Tests.Build.Economy;

public sealed class ShortageTests : IDisposable
{
    private static readonly Strain Crowded = Strain.None with { Processor = true };
    private static readonly Strain Held = Strain.None with { Paused = TimeSpan.FromSeconds(9) };

    private readonly DiagnoseScene _scene = new();

    [Theory]
    [InlineData(137, "", "Memory")]
    [InlineData(1, "error: compile command failed due to signal 9 (use -v to see invocation)\n", "Memory")]
    [InlineData(1, "LLVM ERROR: out of memory\n", "Memory")]
    [InlineData(1, "cc1plus: error: Cannot allocate memory\n", "Memory")]
    [InlineData(254, "./build.sh: fork: Resource temporarily unavailable\n", "Processes")]
    [InlineData(1, "error: No space left on device\n", "Disk")]
    [InlineData(1, "/x/A.swift:1:1: error: cannot find 'a' in scope\n", "None")]
    [InlineData(1, "", "None")]
    [InlineData(139, "", "None")]
    [InlineData(0, "LLVM ERROR: out of memory\n", "None")]
    public async Task A_build_is_short_of_what_its_words_say(int exitCode, string log, string lack) =>
        Assert.Equal(lack, Shortage.Of(await ExamineAsync(_scene.Run(exitCode, log))).ToString());

    [Fact]
    public async Task A_deadline_counts_only_when_the_machine_was_strained()
    {
        var late = _scene.Run(137, "", deadline: true);

        Assert.Equal(Lack.None, Shortage.Of(await ExamineAsync(late)));
        Assert.Equal(Lack.Time, Shortage.Of(await ExamineAsync(late with { Strain = Crowded })));
    }

    [Fact]
    public async Task Tests_that_end_without_a_word_were_killed_when_the_kernel_killed_somebody()
    {
        var built = _scene.Run(0, "");
        var silent = _scene.Run(1, "Test Case 'A.b' started at 2026-01-01 00:00:00.000\n");

        Assert.Equal(Lack.None, Shortage.Of(await ExamineAsync(built, silent)));
        Assert.Equal(Lack.Memory, Shortage.Of(await ExamineAsync(built, silent with { Strain = Strain.None with { Killing = true } })));
    }

    [Fact]
    public async Task Tests_that_hang_or_fail_after_standing_still_are_not_blamed_on_the_code()
    {
        var built = _scene.Run(0, "");
        var failing = _scene.Run(1, "Test Case 'A.b' started at 2026\n/x/T.swift:4: error: A.b : wrong\nTest Case 'A.b' failed (0.1 seconds)\n");
        var hanging = _scene.Run(137, "Test Case 'A.b' started at 2026\n", deadline: true);

        Assert.Equal(Lack.None, Shortage.Of(await ExamineAsync(built, failing)));
        Assert.Equal(Lack.Time, Shortage.Of(await ExamineAsync(built, failing with { Strain = Held })));
        Assert.Equal(Lack.None, Shortage.Of(await ExamineAsync(built, failing with { Strain = Crowded })));
        Assert.Equal(Lack.None, Shortage.Of(await ExamineAsync(built, hanging)));
        Assert.Equal(Lack.Time, Shortage.Of(await ExamineAsync(built, hanging with { Strain = Crowded })));
    }

    [Fact]
    public async Task What_fails_in_the_same_way_again_is_the_code_s_fault()
    {
        var failing = _scene.Run(1, "Test Case 'A.b' started at 2026\n/x/T.swift:4: error: A.b : wrong\nTest Case 'A.b' failed (0.1 seconds)\n");
        var seen = await ExamineAsync(_scene.Run(0, ""), failing with { Strain = Held });
        var looks = 0;

        var judged = await Ladder.None.ClimbAsync(_ => Look(), _ => (Measures)63, TestContext.Current.CancellationToken);

        Assert.Equal((2, FailureClass.Test), (looks, judged.Diagnosis.FailureClass));

        Task<Examination> Look()
        {
            looks++;
            return Task.FromResult(seen);
        }
    }

    [Fact]
    public async Task What_always_takes_all_its_time_on_a_strained_machine_is_given_up_soon_and_is_no_code_s_fault()
    {
        var late = await ExamineAsync(_scene.Run(0, ""), _scene.Run(137, "Test Case 'A.b' started at 2026\n", deadline: true) with { Strain = Crowded });
        var looks = 0;

        var judged = await Ladder.None.ClimbAsync(
            _ => Task.FromResult(late with { Diagnosis = late.Diagnosis with { Fingerprint = Kernel.Fingerprint.Of($"{++looks}") } }),
            _ => (Measures)63,
            TestContext.Current.CancellationToken);

        Assert.Equal((3, FailureClass.Infrastructure), (looks, judged.Diagnosis.FailureClass));
        Assert.EndsWith("while the machine was short of memory or processors", judged.Diagnosis.Cause);
    }

    public void Dispose() => _scene.Dispose();

    private async Task<Examination> ExamineAsync(RunRecord build, RunRecord? test = null) => new(
        new Observation { PackageFolder = _scene.Folder, Build = build, Test = test },
        await _scene.DiagnoseAsync(build, test));
}
