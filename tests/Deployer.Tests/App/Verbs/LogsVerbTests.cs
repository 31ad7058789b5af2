using System.Text.Json;
using Deployer.App;
using Xunit;

namespace Deployer.Tests.App.Verbs;

public sealed class LogsVerbTests : IAsyncDisposable
{
    private readonly SeededWorkspace _workspace = SeededWorkspace.Fresh();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact]
    public async Task The_newest_log_is_printed_without_what_could_steer_a_terminal()
    {
        _workspace.WriteLog(SeededWorkspace.Api, "build-20260301-120000.log", "old\n");
        _workspace.WriteLog(SeededWorkspace.Api, "build-20260302-120000.log", "nü\u001b[2Jw\r\n\nlast, unfinished");

        var result = await _workspace.RunAsync(Token, "logs", "api");

        Assert.Equal("nü[2Jw\n\nlast, unfinished\n", result.Output.ReplaceLineEndings("\n"));
        Assert.Equal(ExitCode.Done, result.ExitCode);
    }

    [Fact]
    public async Task As_JSON_it_has_the_lines()
    {
        var file = _workspace.WriteLog(SeededWorkspace.Api, "build-20260301-120000.log", "one\ntwo");

        using var document = JsonDocument.Parse((await _workspace.RunAsync(Token, "logs", "api", "--json")).Output);

        Assert.Equal(file, document.RootElement.GetProperty("file").GetString());
        Assert.Equal(["one", "two"], document.RootElement.GetProperty("lines").EnumerateArray().Select(line => line.GetString()));
    }

    [Fact]
    public async Task No_log_yet_is_said_with_where_logs_go()
    {
        var result = await _workspace.RunAsync(Token, "logs", "api");

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("api has no log yet", result.Errors, StringComparison.Ordinal);
        Assert.Contains(_workspace.Layout.LogsOf(SeededWorkspace.Api), result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Following_has_no_JSON() =>
        Assert.Equal(ExitCode.Usage, (await _workspace.RunAsync(Token, "logs", "api", "--follow", "--json")).ExitCode);

    [Fact]
    public async Task Following_goes_on_with_what_is_written_and_with_a_newer_log_until_it_is_stopped()
    {
        using var output = new SharedWriter();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var following = _workspace.RunAsync(new Terminal(output, TextWriter.Null), ["logs", "api", "--follow"], stop.Token);

        var first = _workspace.WriteLog(SeededWorkspace.Api, "build-20260301-120000.log", "one\nhal");
        await output.WaitForAsync("one\n", Token);
        await File.AppendAllTextAsync(first, "f\nrest", Token);
        await output.WaitForAsync("half\n", Token);
        var second = _workspace.WriteLog(SeededWorkspace.Api, "build-20260301-130000.log", "three\n");
        await output.WaitForAsync("three\n", Token);
        await File.AppendAllTextAsync(second, "four\n", Token);
        await output.WaitForAsync("four\n", Token);
        await stop.CancelAsync();

        Assert.Equal(ExitCode.Done, await following);
        Assert.Equal("one\nhalf\nrest\nthree\nfour\n", output.Text);
    }

    /// <summary>Text that one task writes and another waits for.</summary>
    private sealed class SharedWriter : StringWriter
    {
        private readonly Lock _turn = new();

        public string Text
        {
            get
            {
                lock (_turn)
                    return ToString().ReplaceLineEndings("\n");
            }
        }

        public override void WriteLine(string? value)
        {
            lock (_turn)
                base.WriteLine(value);
        }

        public async Task WaitForAsync(string text, CancellationToken cancellationToken)
        {
            for (var attempt = 0; attempt < 600 && !Text.Contains(text, StringComparison.Ordinal); attempt++)
                await Task.Delay(50, cancellationToken);
            Assert.Contains(text, Text, StringComparison.Ordinal);
        }
    }
}
