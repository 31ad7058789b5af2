using System.Text.Json;
using Deployer.App;
using Deployer.Cycle;
using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.App.Verbs;

public sealed class WhyVerbTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_red_service_tells_its_cause_what_was_tried_and_what_to_do()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);

        var result = await workspace.RunAsync(Token, "why", "payments");

        Assert.Equal(
            $"""
            payments is red since 2026-03-01 12:00 UTC, at 11111111.
              cause        Sources/Pay.swift:3:5: cannot find 'chrage' in scope
              class        code
              fingerprint  {SeededWorkspace.Known}
              met          3 times, first 2026-03-01 12:00, last 2026-03-01 14:00 UTC
              cycle        20260301-115900-aaaa
              tried        1
                rule/missing-import: no progress, because The same error is left.
              left red     Known red.
              next         Push a correction, or propose one by `codex-deployer feedback submit`. `codex-deployer show 20260301-115900-aaaa` has every step and diff.

            """,
            result.Output.ReplaceLineEndings("\n"));
        Assert.Equal(ExitCode.NotGreen, result.ExitCode);
    }

    [Fact]
    public async Task A_green_service_says_so_and_names_who_fixed_it()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);

        var result = await workspace.RunAsync(Token, "why", "core");

        Assert.StartsWith("core is green since 2026-03-01 12:00 UTC, at 22222222, fixed by fix-it.", result.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing to do.", result.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, result.ExitCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_never_looked_at_says_how_to_have_that_done(bool ran)
    {
        await using var workspace = ran ? await SeededWorkspace.CreateAsync(Token) : SeededWorkspace.Fresh();

        var result = await workspace.RunAsync(Token, "why", "never");

        Assert.Contains("run --once", result.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, result.ExitCode);
    }

    [Fact]
    public async Task A_waiting_service_names_the_branch_to_merge()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);
        await workspace.Journal.SaveServiceAsync(
            SeededWorkspace.Red() with { Name = SeededWorkspace.Api, State = ServiceState.Waiting, WaitingFor = "a merge" }, Token);
        await workspace.Journal.SaveCycleAsync(
            new CycleRecord
            {
                Id = "20260303-000000-dddd",
                Service = SeededWorkspace.Api,
                Commit = SeededWorkspace.Commit,
                Trigger = "poll",
                Started = SeededWorkspace.Noon,
                Fingerprint = SeededWorkspace.Known,
                FixBranch = "codex/api/12345678",
            },
            Token);

        var result = await workspace.RunAsync(Token, "why", "api");

        Assert.Contains("waits for    a merge", result.Output, StringComparison.Ordinal);
        Assert.Contains("codex/api/12345678", result.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotGreen, result.ExitCode);
    }

    [Theory]
    [InlineData(nameof(FailureClass.Infrastructure), "doctor")]
    [InlineData(nameof(FailureClass.Flaky), "--rebuild")]
    [InlineData(nameof(FailureClass.Test), "Push a correction")]
    public async Task What_to_do_depends_on_the_kind_of_failure(string failureClass, string advice)
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);
        await workspace.Journal.SaveServiceAsync(
            SeededWorkspace.Red() with { FailureClass = Enum.Parse<FailureClass>(failureClass) }, Token);

        Assert.Contains(advice, (await workspace.RunAsync(Token, "why", "payments")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_it_is_one_document()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);

        var result = await workspace.RunAsync(Token, "why", "payments", "--json");

        using var document = JsonDocument.Parse(result.Output);
        var root = document.RootElement;
        Assert.Equal("codex-deployer/why/1", root.GetProperty("schema").GetString());
        Assert.Equal(3, root.GetProperty("met").GetProperty("count").GetInt32());
        Assert.Equal("no progress", root.GetProperty("attempts")[0].GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("waitingFor").ValueKind);
        Assert.Equal(ExitCode.NotGreen, result.ExitCode);
    }
}
