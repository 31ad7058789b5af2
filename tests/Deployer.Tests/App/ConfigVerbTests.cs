using System.Text.Json;
using Xunit;

namespace Deployer.Tests.App;

public sealed class ConfigVerbTests : IDisposable
{
    private readonly CommandWorld _world = new();

    public ConfigVerbTests()
    {
        File.WriteAllText(_world.PathOf("deployer.yaml"), """
            services:
              - name: payments
                path: repos/payments
                branch: release
            """);
        File.WriteAllText(_world.PathOf("dispatcher.env"), "GITHUB_TOKEN=token-of-github\nDISPATCHER_USE_PRS=0\n");
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Each_value_is_shown_with_its_origin_and_no_secret()
    {
        var run = await _world.RunAsync("config");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"(?m)^GITHUB_TOKEN: \*\*\* +# dispatcher\.env:1$", run.Output);
        Assert.Matches(@"(?m)^DISPATCHER_INTERVAL: 60 +# default$", run.Output);
        Assert.Matches(@"(?m)^services\.payments\.branch: release +# deployer\.yaml:4$", run.Output);
        Assert.Matches(@"(?m)^services\.payments\.package: \. +# default$", run.Output);
        Assert.Matches(@"(?m)^services\.payments\.ship\.pullRequests: false +# DISPATCHER_USE_PRS \(dispatcher\.env:2\)$", run.Output);
        Assert.DoesNotContain("token-of-github", run.Output + run.Errors);
        Assert.Contains("warning: ", run.Errors);
    }

    [Fact]
    public async Task With_json_it_is_a_document()
    {
        var document = JsonDocument.Parse((await _world.RunAsync("config", "--json")).Output).RootElement;

        Assert.Equal("codex-deployer/config/1", document.GetProperty("schema").GetString());
        var branch = document.GetProperty("options").EnumerateArray()
            .Single(row => row.GetProperty("key").GetString() == "services.payments.branch");
        Assert.Equal("release", branch.GetProperty("value").GetString());
        Assert.Equal("deployer.yaml:4", branch.GetProperty("origin").GetString());
    }

    [Fact]
    public async Task The_docs_need_no_workspace()
    {
        var run = await _world.RunAsync("config", "--docs", "--workspace", "none");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("| `DISPATCHER_INTERVAL` | `60` |", run.Output);
    }
}
