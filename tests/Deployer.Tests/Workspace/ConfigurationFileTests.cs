using Deployer.Kernel;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Workspace;

public sealed class ConfigurationFileTests : IDisposable
{
    private const string Everything = """
        services:
          - name: core
            path: ./repos/core/
          - name: payments
            remote: https://example.org/acme/payments.git
            branch: release/1
            package: server
            needs: [core]
            toolchain: {build: [make, all], test: [make, check]}
            env: {LOG_LEVEL: debug, PORT: 8080}
            secrets: [DATABASE_URL]
            token: PAYMENTS_TOKEN
            sshKey: ~/.ssh/payments
            submodules: true
            fix: {attempts: 5, never: ["Sources/Generated/**"], pushWithoutReview: [rule], model: x, agent: {a: 1}, revert: true}
            ship: {pullRequests: false, autoMerge: [rule]}
            release: {kind: script, health: {http: "http://127.0.0.1:8080/up", timeout: 500ms}, bake: 5m, keep: 7}
            sandbox: {mode: off}
        sandbox: {mode: required, network: [github.com, example.org], bind: [/opt]}
        tokens: {git.example.org: OTHER_TOKEN}
        sshKeys: {git.example.org: /srv/keys/deploy}
        review: {people: [ann, bob@example.org]}
        logs: {branch: codex/logs, keep: 10, push: full}
        limits: {parallelBuilds: 2, disk: 1TB, memory: 512MiB, tokensPerDay: 0}
        notify: [ops, {slack: x}]
        fountain: {hosts: [localhost], functions: {allow: [api.example.org]}}
        """;

    private readonly WorkspaceWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_missing_file_gives_the_defaults()
    {
        var options = _world.Load().Options;

        Assert.Empty(options.Services);
        Assert.Equal("auto", options.Sandbox.Mode);
        Assert.Equal(20_000_000_000, options.Limits.DiskBytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("services:\nlogs:\n")]
    public void A_key_without_a_value_counts_as_left_out(string yaml) =>
        Assert.Equal(200, _world.Options(yaml).Logs.Keep);

    [Fact]
    public void Every_key_of_a_service_is_read()
    {
        var service = _world.Options(Everything).Services[1];

        Assert.Equal("payments", service.Name.Value);
        Assert.Equal("https://example.org/acme/payments.git", service.Remote);
        Assert.Equal("release/1", service.Branch);
        Assert.Equal("server", service.Package);
        Assert.Equal([ServiceName.Parse("core")], service.Needs);
        var commands = Assert.IsType<ToolchainOptions.Commands>(service.Toolchain);
        Assert.Equal(["make", "all"], commands.Build);
        Assert.Equal(["make", "check"], commands.Test);
        Assert.Equal("8080", service.Env["PORT"]);
        Assert.Equal(["DATABASE_URL"], service.Secrets);
        Assert.Equal("PAYMENTS_TOKEN", service.Token);
        Assert.Equal("~/.ssh/payments", service.SshKey);
        Assert.True(service.Submodules);
        Assert.Equal(5, service.Fix.Attempts);
        Assert.Equal(["Sources/Generated/**"], service.Fix.Never);
        Assert.Equal(["rule"], service.Fix.PushWithoutReview);
        Assert.False(service.Ship.PullRequests);
        Assert.Equal(TimeSpan.FromMilliseconds(500), service.Release.Health!.Timeout);
        Assert.Equal(TimeSpan.FromMinutes(5), service.Release.Bake);
        Assert.Equal(7, service.Release.Keep);
        Assert.Equal("off", service.Sandbox!.Mode);
    }

    [Fact]
    public void Every_key_of_the_workspace_is_read()
    {
        var options = _world.Options(Everything);

        Assert.Equal("repos/core", options.Services[0].Path);
        Assert.Equal("required", options.Sandbox.Mode);
        Assert.Equal(["github.com", "example.org"], options.Sandbox.Network);
        Assert.Equal("OTHER_TOKEN", options.Tokens["GIT.example.org"]);
        Assert.Equal("/srv/keys/deploy", options.SshKeys["GIT.example.org"]);
        Assert.Equal(["ann", "bob@example.org"], options.Review.People);
        Assert.Equal("full", options.Logs.Push);
        Assert.Equal(2, options.Limits.ParallelBuilds);
        Assert.Equal(1_000_000_000_000, options.Limits.DiskBytes);
        Assert.Equal(512L << 20, options.Limits.MemoryBytes);
        Assert.Equal(["api.example.org"], options.Fountain.FunctionsAllow);
    }

    [Theory]
    [InlineData("logs:\n  keep: 5\n  keeep: 5", 3, "unknown key 'logs.keeep'. Did you mean 'keep'?")]
    [InlineData("sandbx: {}", 1, "unknown key 'sandbx'. Did you mean 'sandbox'?")]
    [InlineData("zzz: 1", 1, "unknown key 'zzz'.")]
    [InlineData("logs:\n  keep: many", 2, "logs.keep: a whole number is expected here, not 'many'.")]
    [InlineData("logs: {keep: \"5\"}", 1, "logs.keep: a whole number is expected here, not '5'.")]
    [InlineData("logs: {keep: 0}", 1, "logs.keep: 0 is not between 1 and 100000.")]
    [InlineData("logs: {keep: 99999999999999999999}", 1, "a whole number is expected")]
    [InlineData("logs: [a]", 1, "logs: keys with values are expected here, not a list.")]
    [InlineData("\n\nnotify: ops", 3, "notify: a list is expected here, not 'ops'.")]
    [InlineData("logs: {push: fulll}", 1, "logs.push: 'fulll' is none of none, reflections, full. Did you mean 'full'?")]
    [InlineData("logs: {branch: a..b}", 1, "'a..b' is not a name that Git allows for a branch.")]
    [InlineData("limits: {disk: 20}", 1, "limits.disk: a size is expected here, not '20'.")]
    [InlineData("limits: {disk: 1MB}", 1, "limits.disk: '1MB' is less than 1GB.")]
    [InlineData("limits: {disk: 999999999999TB}", 1, "a size is expected")]
    [InlineData("sandbox: {network: [\"https://x.org\"]}", 1, "'https://x.org' is not the name of a host.")]
    [InlineData("logs: {keep: 1}\nlogs: {keep: 2}", 2, "this key is there already.")]
    [InlineData("logs: {keep: 1", 1, "this is not YAML")]
    [InlineData("a: 1\n---\nb: 2", 3, "there is more than one document.")]
    [InlineData("notify: &a [*a]", 1, "aliases are not supported here.")]
    [InlineData("- a", 1, "keys with values are expected here, not a list.")]
    public void What_is_wrong_is_told_with_its_line(string yaml, int line, string message)
    {
        var error = _world.Refused(yaml);

        Assert.StartsWith($"deployer.yaml:{line}: ", error.Message);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void A_document_that_is_nested_without_end_is_refused() =>
        Assert.Contains("nested too deep", _world.Refused($"notify: {new string('[', 100_000)}").Message);
}
