using Deployer.Kernel;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Workspace;

public sealed class WorkspaceLoaderTests : IDisposable
{
    private const string OneService = "services: [{name: a, path: x, ship: {pullRequests: true}}, {name: b, path: y}]";

    private readonly WorkspaceWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void The_environment_precedes_the_file_precedes_the_default()
    {
        _world.WriteEnvironmentFile("# one\nDISPATCHER_INTERVAL=7\nGIT_USER_NAME=File\n");
        _world.Environment["GIT_USER_NAME"] = "Environment";

        var workspace = _world.Load();

        Assert.Equal(TimeSpan.FromSeconds(7), workspace.Settings.PollInterval);
        Assert.Equal("Environment", workspace.Settings.GitUserName);
        Assert.Equal("codex-deployer@localhost", workspace.Settings.GitUserEmail);
        Assert.Equal("dispatcher.env:2", OriginOf(workspace, "DISPATCHER_INTERVAL"));
        Assert.Equal("environment", OriginOf(workspace, "GIT_USER_NAME"));
        Assert.Equal("default", OriginOf(workspace, "GIT_USER_EMAIL"));
        Assert.Equal("unset", OriginOf(workspace, "GITHUB_TOKEN"));
    }

    [Fact]
    public void An_empty_value_counts_as_unset()
    {
        _world.WriteEnvironmentFile("DISPATCHER_INTERVAL=7\n");
        _world.Environment["DISPATCHER_INTERVAL"] = "";

        Assert.Equal(TimeSpan.FromSeconds(7), _world.Load().Settings.PollInterval);
    }

    [Fact]
    public void What_the_sandbox_of_a_service_leaves_out_is_the_workspace_s()
    {
        _world.Write("deployer.yaml", """
            services:
              - {name: a, path: x, sandbox: {mode: required}}
              - {name: b, path: y, sandbox: {network: [], bind: [/opt/b]}}
            sandbox: {mode: off, network: [git.example.org], bind: [/opt/tools]}
            """);

        var workspace = _world.Load();

        var (first, second) = (workspace.Options.Services[0].Sandbox!, workspace.Options.Services[1].Sandbox!);
        Assert.Equal(("required", "git.example.org", "/opt/tools"), (first.Mode, first.Network.Single(), first.Bind.Single()));
        Assert.Equal(("off", 0, "/opt/b"), (second.Mode, second.Network.Count, second.Bind.Single()));
        Assert.Equal("deployer.yaml:4", workspace.Rows.Single(row => row.Key == "services.a.sandbox.network").Origin);
        Assert.Equal("deployer.yaml:2", workspace.Rows.Single(row => row.Key == "services.a.sandbox.mode").Origin);
    }

    [Theory]
    [InlineData("DISPATCHER_INTERVAL", "abc")]
    [InlineData("DISPATCHER_INTERVAL", "0")]
    [InlineData("DISPATCHER_INTERVAL", "-5")]
    [InlineData("DISPATCHER_USE_PRS", "maybe")]
    [InlineData("SWIFTPM_NUM_JOBS", "0")]
    [InlineData("GITHUB_API_URL", "api.github.com")]
    [InlineData("GITHUB_API_URL", "https://u:hunter22@x.org")]
    [InlineData("GIT_USER_NAME", "a <b>")]
    [InlineData("GIT_USER_EMAIL", "a\nb")]
    public void A_wrong_value_is_told_with_its_variable_and_origin(string name, string value)
    {
        _world.Environment[name] = value;

        var error = _world.LoadFails();

        Assert.StartsWith($"{name} (environment) is ", error.Message);
        Assert.DoesNotContain("hunter22", error.Message);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("yes", true)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("NO", false)]
    public void The_switch_for_pull_requests_precedes_the_service(string value, bool expected)
    {
        _world.Environment["DISPATCHER_USE_PRS"] = value;

        Assert.All(_world.Options(OneService).Services, service => Assert.Equal(expected, service.Ship.PullRequests));
    }

    [Fact]
    public void Without_the_switch_the_service_decides_about_pull_requests() => Assert.Equal(
        [false, true],
        _world.Options("services: [{name: a, path: x, ship: {pullRequests: false}}, {name: b, path: y}]")
            .Services.Select(service => service.Ship.PullRequests!.Value));

    [Fact]
    public void Without_services_the_packages_in_repos_are_services()
    {
        _world.Write("repos/beta/Package.swift", "");
        _world.Write("repos/alpha/Package.swift", "");
        _world.Write("repos/deep/below/Package.swift", "");
        _world.Write("repos/.odd/Package.swift", "");

        var workspace = _world.Load();

        Assert.Equal(["repos/alpha", "repos/beta"], workspace.Options.Services.Select(service => service.Path));
        Assert.Equal(["alpha", "beta"], workspace.Options.Services.Select(service => service.Name.Value));
        Assert.Contains("repos/.odd is left out", Assert.Single(workspace.Warnings).Problem);
    }

    [Fact]
    public void An_empty_list_of_services_is_none_even_with_packages_in_repos()
    {
        _world.Write("repos/alpha/Package.swift", "");

        Assert.Empty(_world.Options("services: []").Services);
    }

    [Fact]
    public void Secrets_are_masked_and_ordinary_values_are_not()
    {
        _world.WriteEnvironmentFile("GITHUB_TOKEN=token-of-github\nDATABASE_URL=postgres-secret\nGIT_USER_NAME=Ordinary\n");
        _world.Environment["PAYMENTS_TOKEN"] = "token-of-payments";
        _world.Environment["HOME"] = "/home/ordinary";
        _world.Write("deployer.yaml", "services: [{name: a, path: x, token: PAYMENTS_TOKEN}]");

        var workspace = _world.Load();

        Assert.Equal(
            "*** *** *** Ordinary /home/ordinary",
            workspace.Redactor.Redact("token-of-github postgres-secret token-of-payments Ordinary /home/ordinary"));
        Assert.Equal("token-of-payments", workspace.Settings.Named["PAYMENTS_TOKEN"].Reveal());
    }

    [Fact]
    public void A_token_that_is_named_and_not_set_warns()
    {
        _world.Options("services: [{name: a, path: x, token: PAYMENTS_TOKEN}]");

        Assert.Contains("PAYMENTS_TOKEN", Assert.Single(_world.Load().Warnings).Problem);
    }

    [Fact]
    public void A_switched_off_feature_is_named_once_and_only_while_it_is_off()
    {
        Assert.StartsWith("GITHUB_TOKEN is not set", Assert.Single(_world.Load().SwitchedOff));

        _world.Environment["GITHUB_TOKEN"] = "token-of-github";

        Assert.Empty(_world.Load().SwitchedOff);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_told() => Assert.Equal(
        "no-workspace",
        Assert.Throws<UsageException>(() => WorkspaceLoader.Load(Path.Combine(_world.Root, "none"), _world.Environment)).Code);

    private static string OriginOf(LoadedWorkspace workspace, string name) =>
        workspace.Variables.Single(value => value.Variable.Name == name).Origin;
}
