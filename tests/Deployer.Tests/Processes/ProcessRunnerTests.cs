using Deployer.Kernel;
using Deployer.Processes;
using Xunit;

namespace Deployer.Tests.Processes;

public sealed class ProcessRunnerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ProcessRunner _runner = new(ProcessEnvironment.OfThisProcess(), TimeProvider.System, ledger: null);

    [Fact]
    public async Task Both_streams_and_the_exit_code_are_returned()
    {
        var result = await RunAsync("printf out; printf err >&2; exit 7");

        Assert.Equal((7, "out", "err", 0L, false), (result.ExitCode, result.OutputText, result.Errors, result.OmittedBytes, result.DeadlineExceeded));
        Assert.False(result.Succeeded);
    }

    [Fact]
    public async Task Arguments_reach_the_program_as_they_are()
    {
        string[] hostile = ["a b", "$(touch planted)", "; touch planted", "", "--", "ü\n'\""];
        var result = await _runner.RunAsync(Request("printf", ["[%s]", .. hostile]), default);

        Assert.Equal(string.Concat(hostile.Select(argument => $"[{argument}]")), result.OutputText);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Only_allowed_variables_and_those_of_the_request_reach_the_program()
    {
        var planted = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/bin:/bin",
            ["LC_TIME"] = "C",
            ["GITHUB_TOKEN"] = "planted",
            ["GIT_DIR"] = "/x",
            ["SSH_AUTH_SOCK"] = "/agent",
            ["LD_PRELOAD"] = "x",
        };
        var runner = new ProcessRunner(new(planted), TimeProvider.System, null);
        var request = Request("env", []) with { Environment = new Dictionary<string, string> { ["MINE"] = "1" } };

        var plain = (await runner.RunAsync(request, default)).OutputText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var withAgent = (await runner.RunAsync(request with { UsesSshAgent = true }, default)).OutputText;

        Assert.Equal(["LC_TIME=C", "MINE=1", "PATH=/usr/bin:/bin"], plain.Order(StringComparer.Ordinal));
        Assert.Contains("SSH_AUTH_SOCK=/agent\n", withAgent);
    }

    [Fact]
    public async Task Standard_input_is_fed_and_closed()
    {
        var fed = await _runner.RunAsync(Request("cat", []) with { StandardInput = "hello"u8.ToArray() }, default);
        var closed = await _runner.RunAsync(Request("cat", []), default);
        var unread = await _runner.RunAsync(Request("true", []) with { StandardInput = new byte[4_000_000] }, default);

        Assert.Equal(("hello", "", true), (fed.OutputText, closed.OutputText, unread.Succeeded));
    }

    [Fact]
    public async Task A_process_leads_its_own_group()
    {
        var result = await RunAsync("echo $$ $(ps -o pgid= -p $$)");

        var ids = result.OutputText.Split(' ', StringSplitOptions.TrimEntries);
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(Environment.ProcessId.ToString(), ids[1]);
    }

    [Fact]
    public async Task A_deadline_kills_the_whole_group_even_when_it_ignores_being_asked()
    {
        var result = await RunAsync("trap '' TERM; (trap '' TERM; sleep 300) & echo $! >child; sleep 300", TimeSpan.FromSeconds(1));

        Assert.True(result.DeadlineExceeded);
        Assert.False(result.Succeeded);
        Assert.False(IsAlive(Child()));
    }

    [Fact]
    public async Task A_deadline_also_ends_a_descendant_that_left_for_a_session_of_its_own()
    {
        await RunAsync("setsid sh -c 'echo $$ >child; exec sleep 300' & sleep 300", TimeSpan.FromSeconds(1));

        Assert.False(IsAlive(Child()));
    }

    [Fact]
    public async Task A_deadline_lets_a_program_clean_up_first()
    {
        var result = await RunAsync("trap 'echo cleaned; exit 0' TERM; echo ready; sleep 300 & wait", TimeSpan.FromSeconds(1));

        Assert.Contains("cleaned", result.OutputText);
        Assert.True(result.DeadlineExceeded);
    }

    [Fact]
    public async Task Cancellation_throws_after_the_group_is_gone()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var running = _runner.RunAsync(Request("sh", ["-c", "sleep 300 & echo $! >child; wait"]), cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.False(IsAlive(Child()));
    }

    [Fact]
    public async Task A_grandchild_that_keeps_the_pipes_open_is_killed_and_does_not_hang_the_read()
    {
        var result = await RunAsync("echo before; sleep 300 & echo $! >child");

        Assert.Equal((0, "before\n"), (result.ExitCode, result.OutputText));
        Assert.False(IsAlive(Child()));
    }

    [Fact]
    public async Task A_grandchild_outside_the_group_that_keeps_the_pipes_open_is_given_up()
    {
        var result = await RunAsync("setsid sh -c 'echo $$ >child; exec sleep 60' & until [ -s child ]; do sleep 0.01; done; echo done");

        Assert.Equal("done\n", result.OutputText);
        Assert.True(IsAlive(Child()));
        using var stray = System.Diagnostics.Process.GetProcessById(Child());
        stray.Kill();
    }

    [Fact]
    public async Task A_background_process_ends_with_the_program_unless_the_request_lets_it_stay()
    {
        const string Script = "sleep 60 >/dev/null 2>&1 & echo $! >child";
        await RunAsync(Script);
        Assert.False(IsAlive(Child()));

        await _runner.RunAsync(Request("sh", ["-c", Script]) with { MayLeaveProcesses = true }, default);
        Assert.True(IsAlive(Child()));
        using var server = System.Diagnostics.Process.GetProcessById(Child());
        server.Kill();
    }

    [Fact]
    public async Task The_log_merges_both_streams_line_by_line_and_is_appended_to()
    {
        var log = _folder["logs/build.log"];
        for (var run = 0; run < 2; run++)
        {
            await _runner.RunAsync(Request("sh", ["-c", "printf 'half '; printf 'error\\n' >&2; sleep 0.2; echo line; printf end"]) with { LogFile = log }, default);
        }

        Assert.Equal(["error", "half line", "end", "error", "half line", "end"], File.ReadAllLines(log));
    }

    [Fact]
    public async Task The_log_can_be_followed_while_the_program_runs()
    {
        var log = _folder["build.log"];
        var running = _runner.RunAsync(Request("sh", ["-c", "echo first; until [ -e go ]; do sleep 0.02; done"]) with { LogFile = log }, default);
        for (var poll = 0; poll < 500 && !(File.Exists(log) && (await ReadSharedAsync(log)).Length > 0); poll++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal("first\n", await ReadSharedAsync(log));
        Assert.False(running.IsCompleted);
        File.WriteAllText(_folder["go"], "");
        Assert.True((await running).Succeeded);
    }

    [Fact]
    public async Task A_huge_output_keeps_its_ends_and_memory_does_not_grow()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var request = Request("sh", ["-c", "echo first; head -c 1000000000 /dev/zero; echo last"]) with { MaxCapturedBytes = 10_000 };
        var result = await _runner.RunAsync(request, default);

        Assert.StartsWith("first\n", result.OutputText);
        Assert.EndsWith("last\n", result.OutputText);
        Assert.Equal(1_000_000_011 - 10_000, result.OmittedBytes);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
    }

    [Theory]
    [InlineData("no-such-program")]
    [InlineData("/no/such/program")]
    [InlineData("./relative")]
    public async Task A_missing_program_is_named(string program)
    {
        var exception = await Assert.ThrowsAsync<MachineException>(() => _runner.RunAsync(Request(program, []), default));

        Assert.Contains(program, exception.Message);
        Assert.Equal("program-missing", exception.Code);
    }

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        var request = Request("true", []) with { WorkingDirectory = _folder["nowhere"] };

        Assert.Contains("nowhere", (await Assert.ThrowsAsync<MachineException>(() => _runner.RunAsync(request, default))).Message);
    }

    [Fact]
    public async Task A_program_ended_by_a_signal_has_128_and_its_number() => Assert.Equal(128 + 9, (await RunAsync("kill -9 $$")).ExitCode);

    [Fact]
    public async Task A_child_that_dies_with_its_parent_thread_outlives_the_pool_thread_that_asked_for_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the parent-death signal is Linux's");
        Task<ProcessResult>? running = null;
        var asking = new Thread(() => running = RunAsync("setpriv --pdeathsig KILL sh -c 'sleep 1; echo alive'"));
        asking.Start();
        asking.Join();

        Assert.Equal("alive\n", (await running!).OutputText);
    }

    public void Dispose() => _folder.Dispose();

    internal static bool IsAlive(int id) => ProcessTable.Find(id) is { IsDead: false };

    private static async Task<string> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private int Child() => int.Parse(File.ReadAllText(_folder["child"]));

    private Task<ProcessResult> RunAsync(string script, TimeSpan? deadline = null) =>
        _runner.RunAsync(Request("sh", ["-c", script]) with { Deadline = deadline ?? TimeSpan.FromMinutes(1) }, default);

    private ProcessRequest Request(string program, IReadOnlyList<string> arguments) =>
        new(program, arguments) { WorkingDirectory = _folder.Path, Deadline = TimeSpan.FromMinutes(1) };
}
