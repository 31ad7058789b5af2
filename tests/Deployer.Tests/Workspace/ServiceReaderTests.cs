using Xunit;

namespace Deployer.Tests.Workspace;

public sealed class ServiceReaderTests : IDisposable
{
    private readonly WorkspaceWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("path: repos/x", "a service needs a name.")]
    [InlineData("name: a", "a service needs either `remote` or `path`.")]
    [InlineData("name: a, path: x, remote: /r", "a service has either `remote` or `path`, not both.")]
    [InlineData("name: ../a, path: x", "'../a' is not a service name.")]
    [InlineData("name: a, path: ../x", "'../x' is not a folder inside the workspace.")]
    [InlineData("name: a, path: /etc", "'/etc' is not a folder inside the workspace.")]
    [InlineData("name: a, path: repos/../../x", "is not a folder inside the workspace.")]
    [InlineData("name: a, path: .git/hooks", "is not a folder inside the workspace.")]
    [InlineData("name: a, path: x, package: ../y", "'../y' is not a folder inside the repository.")]
    [InlineData("name: a, path: x, branch: -f", "'-f' is not a name that Git allows for a branch.")]
    [InlineData("name: a, path: x, needs: [b]", "there is no service 'b'.")]
    [InlineData("name: alpha, path: x, needs: [alpho]", "there is no service 'alpho'. Did you mean 'alpha'?")]
    [InlineData("name: a, path: x, needs: [a]", "services need each other in a circle: a → a.")]
    [InlineData("name: a, path: x, toolchain: rust", "there is no toolchain 'rust'.")]
    [InlineData("name: a, path: x, toolchain: {test: [t]}", "`build` is missing.")]
    [InlineData("name: a, path: x, toolchain: {build: make all}", "toolchain.build: a list is expected here, not 'make all'.")]
    [InlineData("name: a, path: x, toolchain: {build: []}", "`build` is empty.")]
    [InlineData("name: a, path: x, env: {A-B: 1}", "'A-B' is not the name of a variable.")]
    [InlineData("name: a, path: x, fix: {attempts: 101}", "fix.attempts: 101 is not between 0 and 100.")]
    [InlineData("name: a, path: x, fix: {pushWithoutReview: [rules]}", "Did you mean 'rule'?")]
    [InlineData("name: a, path: x, ship: {pullRequests: \"true\"}", "true or false is expected here")]
    [InlineData("name: a, path: x, release: {bake: 60}", "a duration is expected here, not '60'.")]
    [InlineData("name: a, path: x, release: {bake: 25h}", "is not between 0s and 24h.")]
    [InlineData("name: a, path: x, release: {health: {http: /up}}", "an http or https URL is expected here.")]
    [InlineData("name: a, path: [x]", "services[0].path: text is expected here, not a list.")]
    public void A_wrong_service_is_refused(string service, string message)
    {
        var error = _world.Refused($"services:\n  - {{{service}}}");

        Assert.StartsWith("deployer.yaml:2: ", error.Message);
        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("https://user:hunter22@example.org/x.git")]
    [InlineData("https://hunter22@example.org/x.git")]
    [InlineData("https://example.org/x.git?access_token=hunter22")]
    [InlineData("ssh://git:hunter22@example.org/x.git")]
    [InlineData("ext::sh -c hunter22")]
    [InlineData("git://example.org/hunter22")]
    [InlineData("-uhunter22")]
    [InlineData("git@-ohunter22:x")]
    [InlineData("~/hunter22")]
    public void An_unsafe_remote_is_refused_and_not_repeated(string remote)
    {
        var error = _world.Refused($"services: [{{name: a, remote: \"{remote}\"}}]");

        Assert.StartsWith("deployer.yaml:1: services[0].remote: ", error.Message);
        Assert.DoesNotContain("hunter22", error.Message + error.Hint);
    }

    [Theory]
    [InlineData("https://example.org/x.git")]
    [InlineData("http://127.0.0.1:8080/x.git")]
    [InlineData("ssh://git@example.org:22/x.git")]
    [InlineData("git@example.org:acme/x.git")]
    [InlineData("example.org:acme/x.git")]
    [InlineData("file:///srv/x.git")]
    [InlineData("/srv/x.git")]
    public void A_remote_is_kept_as_it_is_written(string remote) =>
        Assert.Equal(remote, _world.Options($"services: [{{name: a, remote: \"{remote}\"}}]").Services[0].Remote);

    [Fact]
    public void A_relative_remote_starts_from_the_workspace() => Assert.Equal(
        Path.Combine(_world.Root, "remotes/x.git"),
        _world.Options("services: [{name: a, remote: ./remotes/x.git}]").Services[0].Remote);

    [Theory]
    [InlineData("token: ghp_0123456789abcdefghij")]
    [InlineData("token: \"s3cret value\"")]
    [InlineData("secrets: [github_pat_0123456789]")]
    public void A_secret_in_the_place_of_its_name_is_refused_and_not_repeated(string key)
    {
        var error = _world.Refused($"services: [{{name: a, path: x, {key}}}]");

        Assert.Contains("the name of a variable is expected here", error.Message);
        Assert.DoesNotContain("0123", error.Message + error.Hint);
        Assert.DoesNotContain("s3cret", error.Message + error.Hint);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("A")]
    public void Two_services_with_one_name_are_refused_at_the_second(string second)
    {
        var error = _world.Refused($"services:\n  - {{name: a, path: x}}\n  - path: y\n    name: {second}");

        Assert.StartsWith("deployer.yaml:4: ", error.Message);
        Assert.Contains($"there are two services named '{second}'.", error.Message);
    }

    [Fact]
    public void A_circle_of_needs_is_told_with_its_way()
    {
        var error = _world.Refused("""
            services:
              - {name: d, path: d, needs: [a]}
              - {name: a, path: a, needs: [b]}
              - {name: b, path: b, needs: [c]}
              - {name: c, path: c, needs: [a]}
            """);

        Assert.Contains("a → b → c → a", error.Message);
    }

    [Fact]
    public void Needs_that_meet_again_are_no_circle() => Assert.Equal(4, _world.Options("""
        services:
          - {name: a, path: a, needs: [b, c]}
          - {name: b, path: b, needs: [d]}
          - {name: c, path: c, needs: [d]}
          - {name: d, path: d}
        """).Services.Count);

    [Fact]
    public void A_path_that_leads_out_by_a_symbolic_link_is_refused()
    {
        Directory.CreateDirectory(_world.Layout.Repositories);
        Directory.CreateSymbolicLink(Path.Combine(_world.Layout.Repositories, "out"), "/usr");

        Assert.Contains("leads out of the workspace", _world.Refused("services: [{name: a, path: repos/out/bin}]").Message);
    }
}
