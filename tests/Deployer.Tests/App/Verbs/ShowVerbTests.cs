using System.Text.Json;
using Deployer.App;
using Xunit;

namespace Deployer.Tests.App.Verbs;

public sealed class ShowVerbTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("20260301-115900-aaaa", "20260301-115900-aaaa")]
    [InlineData("20260301-1159", "20260301-115900-aaaa")]
    [InlineData("20260302", "20260302-080000-cccc")]
    [InlineData("payments", "20260301-135900-aabb")]
    public async Task A_cycle_is_found_by_its_id_the_beginning_of_it_or_its_service(string text, string id)
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);

        var result = await workspace.RunAsync(Token, "show", text);

        Assert.StartsWith($"cycle {id} of ", result.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, result.ExitCode);
    }

    [Fact]
    public async Task Record_steps_and_attempts_with_their_diffs_are_shown()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);

        var result = await workspace.RunAsync(Token, "show", "20260301-1159");

        Assert.Equal(
            $"""
            cycle 20260301-115900-aaaa of payments: red
              commit       {SeededWorkspace.Commit}
              trigger      poll
              started      2026-03-01 11:59:00 UTC
              took         60.0 s
              cause        Sources/Pay.swift:3:5: cannot find 'chrage' in scope
              class        code
              fingerprint  {SeededWorkspace.Known}
              tests        3 of 4 passed
              summary      Nothing that was tried passed.
              log          -

            steps
              11:59:30  build     The build failed.

            attempt 1 of 1: rule/missing-import, no progress
              reason       The same error is left.
              confidence   high
              took         2.5 s
            --- a/x
            +++ b/x
            +import Foundation

            """,
            result.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task As_JSON_it_holds_everything()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);

        using var document = JsonDocument.Parse((await workspace.RunAsync(Token, "show", "20260301-1159", "--json")).Output);

        var root = document.RootElement;
        Assert.Equal("codex-deployer/cycle/1", root.GetProperty("schema").GetString());
        Assert.Equal("payments", root.GetProperty("service").GetString());
        Assert.Equal("red", root.GetProperty("outcome").GetString());
        Assert.Equal("2026-03-01T11:59:00Z", root.GetProperty("started").GetString());
        Assert.Equal("build", root.GetProperty("steps")[0].GetProperty("stage").GetString());
        Assert.Contains("+import Foundation", root.GetProperty("attempts")[0].GetProperty("diff").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("fixCommit").ValueKind);
    }

    [Fact]
    public async Task A_beginning_of_several_ids_names_them()
    {
        await using var workspace = await SeededWorkspace.CreateAsync(Token);

        var result = await workspace.RunAsync(Token, "show", "20260301");

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("20260301-135900-aabb (payments), 20260301-115900-aaaa (payments).", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1999", true)]
    [InlineData("never", true)]
    [InlineData("payments", false)]
    public async Task What_is_not_there_is_wrong_usage(string text, bool ran)
    {
        await using var workspace = ran ? await SeededWorkspace.CreateAsync(Token) : SeededWorkspace.Fresh();

        var result = await workspace.RunAsync(Token, "show", text);

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains($"There is no cycle '{text}'.", result.Errors, StringComparison.Ordinal);
    }
}
