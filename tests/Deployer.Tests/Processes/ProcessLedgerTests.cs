using System.Diagnostics;
using Deployer.Processes;
using Xunit;

namespace Deployer.Tests.Processes;

public sealed class ProcessLedgerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Process _group = new() { StartInfo = new("setsid", ["sh", "-c", "sleep 60 >/dev/null 2>&1 & wait"]) };

    private bool _started;

    [Fact]
    public async Task A_running_group_is_written_down_and_forgotten_when_it_ended()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "groups are remembered on Linux only");
        var ledger = new ProcessLedger(_folder["groups"]);
        var runner = new ProcessRunner(ProcessEnvironment.OfThisProcess(), TimeProvider.System, ledger);
        var request = new ProcessRequest("sh", ["-c", "until ls groups/* 2>/dev/null; do sleep 0.02; done"])
        {
            WorkingDirectory = _folder.Path,
            Deadline = TimeSpan.FromMinutes(1),
        };

        Assert.True((await runner.RunAsync(request, default)).Succeeded);
        Assert.Empty(Directory.GetFiles(_folder["groups"]));
    }

    [Fact]
    public void A_group_that_ended_before_it_was_written_down_is_forgotten_without_a_trace()
    {
        using (new ProcessLedger(_folder["groups"]).Add(int.MaxValue, "gone"))
        {
            Assert.False(Directory.Exists(_folder["groups"]));
        }
    }

    [Fact]
    public async Task A_group_of_a_former_run_is_killed()
    {
        PlantRecord(start => start, ownerStart: 1);

        Assert.Equal(1, await new ProcessLedger(_folder.Path).KillLeftoversAsync());
        Assert.False(ProcessRunnerTests.IsAlive(_group.Id));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task What_is_left_of_a_group_whose_leader_is_gone_is_killed()
    {
        PlantRecord(start => start, ownerStart: 1);
        var rest = ProcessTable.Read().Single(entry => entry.Parent == _group.Id).Id;
        _group.Kill();
        await _group.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, await new ProcessLedger(_folder.Path).KillLeftoversAsync());
        Assert.False(ProcessRunnerTests.IsAlive(rest));
    }

    [Fact]
    public async Task A_stranger_that_got_the_same_number_is_left_alone()
    {
        PlantRecord(start => start - 1, ownerStart: 1);

        Assert.Equal(0, await new ProcessLedger(_folder.Path).KillLeftoversAsync());
        Assert.True(ProcessRunnerTests.IsAlive(_group.Id));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_group_whose_owner_still_runs_is_left_alone()
    {
        StartGroup();
        using var entry = new ProcessLedger(_folder.Path).Add(_group.Id, "sh");

        Assert.Equal(0, await new ProcessLedger(_folder.Path).KillLeftoversAsync());
        Assert.True(ProcessRunnerTests.IsAlive(_group.Id));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 1 1 1 boot sh")]
    [InlineData("-1 x")]
    public async Task A_broken_record_is_dropped(string content)
    {
        File.WriteAllText(_folder["1-x"], content);

        Assert.Equal(0, await new ProcessLedger(_folder.Path).KillLeftoversAsync());
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    public void Dispose()
    {
        foreach (var member in _started ? ProcessTable.Family(_group.Id) : [])
        {
            using var process = Process.GetProcessById(member.Id);
            process.Kill();
        }

        _group.Dispose();
        _folder.Dispose();
    }

    private void PlantRecord(Func<long, long> start, long ownerStart)
    {
        StartGroup();
        var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        File.WriteAllText(_folder["record"], $"{_group.Id} {start(ProcessTable.Find(_group.Id)!.StartTime)} {Environment.ProcessId} {ownerStart} {boot} sh");
    }

    private void StartGroup()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "groups are remembered on Linux only");
        _started = _group.Start();
        for (var poll = 0; poll < 500 && ProcessTable.Read().All(entry => entry.Parent != _group.Id); poll++)
        {
            Thread.Sleep(10);
        }
    }
}
