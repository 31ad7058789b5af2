using System.Text.Json;
using Deployer.App;
using Deployer.App.Control;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.App.Verbs;

public sealed class ServiceVerbsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_daemon_the_wish_is_noted_for_the_next_run()
    {
        await using var workspace = SeededWorkspace.Fresh();

        var result = await workspace.RunAsync(Token, "trigger", "api", "--rebuild");

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.Contains("No daemon runs", result.Output, StringComparison.Ordinal);
        await workspace.OpenJournalAsync(Token);
        Assert.Equal(TriggerRequest.Rebuild, (await workspace.Journal.FindServiceAsync(SeededWorkspace.Api, Token))!.Trigger);
    }

    [Fact]
    public async Task A_red_service_that_is_suspended_no_longer_counts_until_it_is_resumed()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);
        await workspace.CloseJournalAsync();

        Assert.Equal(ExitCode.Done, (await workspace.RunAsync(Token, "suspend", "payments")).ExitCode);
        var suspended = await workspace.RunAsync(Token, "status", "payments");
        Assert.Equal(ExitCode.Done, suspended.ExitCode);
        Assert.Contains("suspended", suspended.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, (await workspace.RunAsync(Token, "resume", "payments")).ExitCode);
        Assert.Equal(ExitCode.NotGreen, (await workspace.RunAsync(Token, "status", "payments")).ExitCode);
    }

    [Fact]
    public async Task With_a_daemon_it_is_the_daemon_that_does_it()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);
        var asked = new List<ControlRequest>();
        await using var daemon = await ControlServer.StartAsync(
            workspace.Layout.Socket,
            (request, _) =>
            {
                asked.Add(request);
                return Task.FromResult("The daemon says yes.");
            },
            TimeProvider.System,
            Token);

        var result = await workspace.RunAsync(Token, "trigger", "api", "--json");

        Assert.Equal([new ControlRequest("trigger", "api")], asked);
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal("The daemon says yes.", document.RootElement.GetProperty("message").GetString());
        Assert.True(document.RootElement.GetProperty("daemon").GetBoolean());
        Assert.Null(await workspace.Journal.FindServiceAsync(SeededWorkspace.Api, Token));
    }

    [Fact]
    public async Task What_the_daemon_refuses_is_told_as_an_error()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);
        await using var daemon = await ControlServer.StartAsync(
            workspace.Layout.Socket, (_, _) => throw new MachineException("disk-full", "The disk is full."), TimeProvider.System, Token);

        var result = await workspace.RunAsync(Token, "suspend", "api");

        Assert.Equal(ExitCode.Machine, result.ExitCode);
        Assert.Contains("The disk is full.", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_another_program_holds_the_workspace_and_does_not_listen_nothing_is_changed()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);
        using var taken = await WorkspaceLock.TakeAsync(workspace.Layout, TimeProvider.System, Token);

        var result = await workspace.RunAsync(Token, "suspend", "payments");

        Assert.Equal(ExitCode.Machine, result.ExitCode);
        Assert.False((await workspace.Journal.FindServiceAsync(SeededWorkspace.Payments, Token))!.Suspended);
    }

    [Theory]
    [InlineData("trigger")]
    [InlineData("suspend")]
    [InlineData("resume")]
    public async Task An_unknown_service_is_wrong_usage_and_nothing_is_written(string verb)
    {
        await using var workspace = SeededWorkspace.Fresh();

        var result = await workspace.RunAsync(Token, verb, "nobody");

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("api, core, never, payments", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workspace.Layout.State));
    }
}
