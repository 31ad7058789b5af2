using System.Net.Sockets;
using System.Text;
using Deployer.App.Control;
using Deployer.Kernel;
using Xunit;

namespace Deployer.Tests.App.Control;

public sealed class ControlTests : IDisposable
{
    private static readonly ControlRequest Trigger = new("trigger", "payments", Rebuild: true);
    private readonly string _folder = Directory.CreateTempSubdirectory("control-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string SocketFile => Path.Combine(_folder, "daemon.sock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_request_reaches_the_handler_and_its_words_come_back()
    {
        var seen = new List<ControlRequest>();
        await using var server = await StartAsync(SocketFile, request =>
        {
            lock (seen) seen.Add(request);
            return "Füße: done\n";
        });

        Assert.Equal("Füße: done\n", await Client().SendAsync(Trigger, Token));
        Assert.Equal([Trigger], seen);
    }

    [Fact]
    public async Task Without_a_daemon_there_is_no_answer() => Assert.Null(await Client().SendAsync(Trigger, Token));

    [Fact]
    public async Task After_the_end_of_the_server_no_daemon_runs_and_no_file_is_left()
    {
        await (await StartAsync(SocketFile, _ => "")).DisposeAsync();

        Assert.False(File.Exists(SocketFile));
        Assert.Null(await Client().SendAsync(Trigger, Token));
    }

    [Fact]
    public async Task The_socket_of_a_killed_daemon_is_no_daemon_and_is_replaced()
    {
        LeaveSocketBehind();
        Assert.Null(await Client().SendAsync(Trigger, Token));

        await using var server = await StartAsync(SocketFile, _ => "new");
        Assert.Equal("new", await Client().SendAsync(Trigger, Token));
    }

    [Fact]
    public async Task A_second_server_leaves_the_first_alone()
    {
        await using var first = await StartAsync(SocketFile, _ => "first");

        var exception = await Assert.ThrowsAsync<MachineException>(() => StartAsync(SocketFile, _ => "second"));
        Assert.Equal("daemon-runs", exception.Code);
        Assert.Equal("first", await Client().SendAsync(Trigger, Token));
    }

    [Fact]
    public async Task Only_the_owner_may_use_the_socket()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using var server = await StartAsync(SocketFile, _ => "");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(SocketFile).UnixFileMode);
    }

    [Fact]
    public async Task A_path_longer_than_an_address_works_too_and_leaves_nothing_behind()
    {
        var deep = Directory.CreateDirectory(Path.Combine(_folder, new string('d', 120))).FullName;
        var file = Path.Combine(deep, "daemon.sock");
        await using (await StartAsync(file, _ => "deep"))
        {
            Assert.True(File.Exists(file));
            Assert.Equal("deep", await new ControlClient(file, TimeProvider.System).SendAsync(Trigger, Token));
        }

        Assert.Empty(Directory.GetFileSystemEntries(deep));
    }

    [Fact]
    public async Task A_refusal_comes_back_as_the_exception_it_was()
    {
        await using var server = await StartAsync(SocketFile, request => request.Rebuild
            ? throw new UsageException("unknown-service", "There is none.", "Known are: a.")
            : throw new MachineException("disk-full", "The disk is full."));

        var usage = await Assert.ThrowsAsync<UsageException>(() => Client().SendAsync(Trigger, Token));
        Assert.Equal(("unknown-service", "There is none.", "Known are: a."), (usage.Code, usage.Message, usage.Hint));
        var machine = await Assert.ThrowsAsync<MachineException>(() => Client().SendAsync(Trigger with { Rebuild = false }, Token));
        Assert.Equal(("disk-full", null), (machine.Code, machine.Hint));
    }

    [Fact]
    public async Task A_bug_in_one_request_ends_neither_the_server_nor_the_next_request()
    {
        await using var server = await StartAsync(SocketFile, request =>
            request.Rebuild ? throw new InvalidOperationException("oops") : "fine");

        Assert.Equal("bug", (await Assert.ThrowsAsync<MachineException>(() => Client().SendAsync(Trigger, Token))).Code);
        Assert.Equal("fine", await Client().SendAsync(Trigger with { Rebuild = false }, Token));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"verb":"trigger","service":null}""")]
    [InlineData("")]
    public async Task A_request_that_makes_no_sense_is_refused_in_words(string line)
    {
        await using var server = await StartAsync(SocketFile, _ => "never");

        var answer = await SayAsync(line + "\n");
        Assert.Contains("\"ok\":false", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"control-request\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_end_is_refused_after_64_kB()
    {
        await using var server = await StartAsync(SocketFile, _ => "never");
        Assert.Contains("control-request", await SayAsync(new string('x', ControlLine.MaxBytes)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callers_that_say_nothing_are_sent_away_and_others_are_served_after_them()
    {
        await using var server = await ControlServer.StartAsync(
            SocketFile, (_, _) => Task.FromResult("served"), new FastTime(), Token);
        var silent = Enumerable.Range(0, 40).Select(_ => Connect()).ToList();

        Assert.Equal("served", await Client().SendAsync(Trigger, Token));
        silent.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_answered()
    {
        await using var server = await StartAsync(SocketFile, request => request.Service);
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(
            number => Client().SendAsync(new ControlRequest("trigger", $"s{number}"), Token)));
        Assert.Equal(Enumerable.Range(0, 60).Select(number => $"s{number}"), answers);
    }

    private static Task<ControlServer> StartAsync(string file, Func<ControlRequest, string> handle) =>
        ControlServer.StartAsync(file, (request, _) => Task.Run(() => handle(request), Token), TimeProvider.System, Token);

    private ControlClient Client() => new(SocketFile, TimeProvider.System);

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(SocketFile));
        return socket;
    }

    private async Task<string> SayAsync(string text)
    {
        using var socket = Connect();
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), Token);
        var answer = await ControlLine.ReadAsync(socket, Token);
        return Encoding.UTF8.GetString(answer!.Value.Span);
    }

    /// <summary>A closed socket takes its file along, so the file is moved out of its reach first.</summary>
    private void LeaveSocketBehind()
    {
        var bound = SocketFile + "-bound";
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(bound));
        socket.Listen();
        File.Move(bound, SocketFile);
    }

    /// <summary>Time in which waiting is a hundred times as short.</summary>
    private sealed class FastTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 100 : dueTime, period);
    }
}
