using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deployer.App;
using Deployer.Cycle;
using Xunit;

namespace Deployer.Tests.App.Verbs;

public sealed class StatusVerbTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_pipe_the_states_are_plain_aligned_text_in_the_order_of_the_configuration()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);

        var result = await workspace.RunAsync(Token, "status");

        Assert.Equal(
            """
            service   state    since (UTC)       commit    fixer   why
            payments  red      2026-03-01 12:00  11111111  -       Sources/Pay.swift:3:5: cannot find 'chrage' in scope
            core      green    2026-03-01 12:00  22222222  fix-it  -
            api       unknown  -                 -         -       -
            never     unknown  -                 -         -       -

            """,
            result.Output.ReplaceLineEndings("\n"));
        Assert.Equal(ExitCode.NotGreen, result.ExitCode);
    }

    [Fact]
    public async Task On_a_terminal_it_is_a_drawn_table_whatever_the_cause_holds()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);
        await workspace.Journal.SaveServiceAsync(SeededWorkspace.Red() with { Cause = "[red]not ours[/] [x] \u001b[2J" }, Token);
        using var output = new StringWriter();

        await workspace.RunAsync(new Terminal(output, TextWriter.Null) { Color = true, Width = 200 }, ["status"], Token);

        Assert.Contains("╭", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("[red]not ours[/] [x]", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_each_service_has_all_keys_of_the_contract()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);

        var result = await workspace.RunAsync(Token, "status", "--json");

        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal("codex-deployer/status/1", document.RootElement.GetProperty("schema").GetString());
        var services = document.RootElement.GetProperty("services").EnumerateArray().ToList();
        Assert.All(services, service => Assert.Equal(
            ["name", "state", "commit", "since", "waitingFor", "fingerprint", "failureClass", "cause", "fixer", "quarantined", "release", "pullRequest", "trouble"],
            service.EnumerateObject().Select(property => property.Name)));
        var expected = $$"""
            {
              "name": "payments", "state": "red", "commit": "{{SeededWorkspace.Commit}}", "since": "2026-03-01T12:00:00Z",
              "waitingFor": null, "fingerprint": "{{SeededWorkspace.Known}}", "failureClass": "code",
              "cause": "Sources/Pay.swift:3:5: cannot find 'chrage' in scope", "fixer": null, "quarantined": false,
              "release": {"id": null, "commit": null, "state": "none"}, "pullRequest": null, "trouble": null
            }
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(services[0].GetRawText())), services[0].GetRawText());
        Assert.Equal("unknown", services[3].GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, services[3].GetProperty("since").ValueKind);
    }

    [Theory]
    [InlineData("core", ExitCode.Done)]
    [InlineData("never", ExitCode.Done)]
    [InlineData("payments", ExitCode.NotGreen)]
    public async Task Asked_about_one_service_only_that_one_counts(string service, int exitCode)
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);

        var result = await workspace.RunAsync(Token, "status", service);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(2, result.Output.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task A_waiting_service_is_not_green_and_says_what_it_waits_for()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);
        await workspace.Journal.SaveServiceAsync(
            SeededWorkspace.Red() with { State = ServiceState.Waiting, WaitingFor = "the merge of codex/payments/1" }, Token);

        var result = await workspace.RunAsync(Token, "status");

        Assert.Equal(ExitCode.NotGreen, result.ExitCode);
        Assert.Contains("the merge of codex/payments/1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_service_does_not_count()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);
        await workspace.Journal.SaveServiceAsync(SeededWorkspace.Red() with { Suspended = true }, Token);
        Assert.Equal(ExitCode.Done, (await workspace.RunAsync(Token, "status")).ExitCode);
    }

    [Fact]
    public async Task Before_anything_ran_all_services_are_unknown_and_nothing_is_written()
    {
        await using var workspace = SeededWorkspace.Fresh();

        var result = await workspace.RunAsync(Token, "status");

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.Equal(4, result.Output.Split("unknown").Length - 1);
        Assert.False(Directory.Exists(workspace.Layout.State));
    }

    [Fact]
    public async Task An_unknown_service_is_wrong_usage_and_the_known_ones_are_named()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);

        var result = await workspace.RunAsync(Token, "status", "paiments");

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("Did you mean 'payments'?", result.Errors, StringComparison.Ordinal);
        Assert.Contains("api, core, never, payments", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_of_its_own_reads_beside_the_writer()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);
        await workspace.Journal.SaveServiceAsync(SeededWorkspace.Red() with { Cause = "written just now" }, Token);

        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "codex-deployer.dll"), "status", "--workspace", workspace.Root },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.Contains("written just now", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotGreen, process.ExitCode);
    }
}
