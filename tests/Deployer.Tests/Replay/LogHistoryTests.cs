using System.IO.Compression;
using System.Text;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Fixers;
using Deployer.Replay;
using Deployer.Tests.Processes;
using Xunit;

namespace Deployer.Tests.Replay;

public sealed class LogHistoryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_planted_history_is_read_in_its_order()
    {
        PlantedHistory.Write(_folder.Path, [PlantedCycle.SocketArgument, PlantedCycle.SocketArgument, PlantedCycle.ToolsVersion, PlantedCycle.CloneFailure]);

        var cycles = (await ReadAsync()).SelectMany(file => file.Cycles).ToList();

        Assert.All(cycles, cycle => Assert.True(cycle.IsRed));
        Assert.Equal(
            [FailureClass.Infrastructure, FailureClass.Infrastructure],
            cycles.Skip(2).Select(cycle => cycle.FailureClass));
        Assert.Equal(cycles.Select(cycle => cycle.Place.Time).Order(), cycles.Select(cycle => cycle.Place.Time));
        Assert.True(cycles[1].FailsLike(cycles[0]));
        Assert.Contains("Generated/Server/bootstrap/main.swift:18:34: cannot convert value of type '__socket_type'", cycles[0].Cause);
        Assert.Equal(["rule/socket-type"], cycles[0].Rules);
        Assert.Equal((3, 3), (cycles[0].Causes, cycles[0].Recognized));
        Assert.Equal(["rule/tools-version"], cycles[2].Rules);
        Assert.True(cycles[3].IsOfTheMachine);
    }

    [Fact]
    public async Task A_compressed_log_reads_like_the_log()
    {
        var text = Encoding.UTF8.GetBytes(PlantedHistory.Text(PlantedCycle.SocketDeclaration));
        File.WriteAllBytes(_folder["1.log"], text);
        await using (var packed = new GZipStream(File.Create(_folder["2.log.gz"]), CompressionLevel.Fastest))
        {
            await packed.WriteAsync(text, TestContext.Current.CancellationToken);
        }

        var cycles = (await ReadAsync()).SelectMany(file => file.Cycles).ToList();

        Assert.Equal(2, cycles.Count);
        Assert.True(cycles[1].FailsLike(cycles[0]));
    }

    [Fact]
    public async Task What_is_no_log_is_told_and_stops_nothing()
    {
        File.WriteAllText(_folder["1-empty.log"], "");
        File.WriteAllBytes(_folder["2-binary.log"], [.. Enumerable.Range(0, 5000).Select(number => (byte)(number * 37))]);
        File.WriteAllText(_folder["3-plain.log.gz"], "not packed at all, but long enough to look at");
        File.WriteAllBytes(_folder["4-cut.log.gz"], [0x1f, 0x8b, 8, 0, 0, 0]);
        File.WriteAllText(_folder["5-odd.log"], "\u001b[31mred\u001b[0m\b\b\0 and fine");
        File.WriteAllText(_folder["6-missing.log"], PlantedHistory.Text(PlantedCycle.SocketArgument));
        var files = HistoryFolder.List(_folder.Path).Files;
        File.Delete(_folder["6-missing.log"]);

        var read = await new LogHistory(FixerSet.Standard).ReadAsync(files, TestContext.Current.CancellationToken);

        Assert.Equal(["empty", "binary", "broken gzip data"], read.Take(3).Select(file => file.Problem));
        Assert.NotNull(read[3].Problem);
        Assert.Null(read[4].Problem);
        Assert.StartsWith("cannot be read: ", read[5].Problem);
        Assert.All(read.Where(file => file.Problem is not null), file => Assert.Empty(file.Cycles));
    }

    [Fact]
    public void Each_cycle_of_a_log_is_judged_by_what_it_came_to()
    {
        var judge = new PastJudge(FixerSet.Standard);
        var socket = new Diagnostic
        {
            Severity = Severity.Error,
            Phase = Phase.Compile,
            Message = "cannot convert value of type '__socket_type' to specified type 'Int32'",
            File = "A.swift",
            Line = 3,
        };
        var diagnosis = new Diagnosis
        {
            Outcome = RunOutcome.Failed,
            FailureClass = FailureClass.Code,
            Fingerprint = Fingerprint.Of("a"),
            Cause = new string('x', 1000),
            RootCause = 0,
            Diagnostics = [socket, socket with { Message = "something else" }, socket with { Message = "follows", IsConsequence = true }],
        };

        var red = judge.Judge(new PastPlace("a.log", 7, null), diagnosis);
        var green = judge.Judge(new PastPlace("a.log", 90, null), new Diagnosis { Outcome = RunOutcome.Succeeded, FailureClass = FailureClass.None });

        Assert.Equal((2, 1), (red.Causes, red.Recognized));
        Assert.Equal(["rule/socket-type"], red.Rules);
        Assert.True(red.Cause.Length < 400);
        Assert.Equal(90, green.Place.Line);
        Assert.False(green.IsRed);
    }

    private Task<IReadOnlyList<ReplayedFile>> ReadAsync() =>
        new LogHistory(FixerSet.Standard).ReadAsync(HistoryFolder.List(_folder.Path).Files, TestContext.Current.CancellationToken);
}
