using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Git;

/// <summary>Services whose dependencies are behind a token, built by a real Swift that has no network.</summary>
public sealed class DependenciesOverHttpTests
{
    [Fact]
    public async Task Private_dependencies_are_built_without_network_cold_and_warm_and_the_token_is_seen_nowhere()
    {
        SharedHome.RequireSwift();
        using var server = await GitServer.StartAsync();
        using var home = new SharedHome();
        using var workspace = Prepare(server, home, "127.0.0.1");
        await AddDependenciesAsync(server);
        await server.AddRepositoryAsync("shop", "1", Package(server, "Shop", "a/core", "log"), ("Sources/Shop/shop.swift", "import Core\nimport Log\npublic let shop = core + log\n"));
        await server.AddRepositoryAsync("refunds", "1", Package(server, "Refunds", "b/core"), ("Sources/Refunds/refunds.swift", "import Core\npublic let refunds = other\n"));

        var cold = (await workspace.RunAsync("run", "--once", "--verbose")).With(0);
        var fetched = server.SeenRequests;
        foreach (var name in new[] { "a/core", "b/core", "deep/text", "log" })
        {
            Assert.Contains($"/git/{name}.git/info/refs", fetched);
        }

        var person = server["people/shop"];
        Folders.Write(person, "Sources/Shop/shop.swift", "import Core\nimport Log\npublic let shop = core + log + 1\n");
        await Commands.GitAsync(person, "commit", "-q", "-am", "More");
        await Commands.GitAsync(person, "push", "-q", server["git/shop.git"], "main");
        var warm = (await workspace.RunAsync("run", "--once", "--verbose")).With(0);

        Assert.Equal(2, workspace.Logs("shop").Count);
        Assert.DoesNotContain("core.git", server.SeenRequests[fetched.Length..]);
        Assert.DoesNotContain("log.git", server.SeenRequests[fetched.Length..]);
        Assert.Contains("fetch", server.SeenArguments);
        Assert.DoesNotContain(GitServer.Password, server.SeenArguments);
        Assert.Equal(["dispatcher.env"], Folders.FilesWith(workspace.Root, GitServer.Password));
        Assert.Equal([], Folders.FilesWith(home.Root, GitServer.Password));
        Assert.DoesNotContain(GitServer.Password, cold.Output + cold.Errors + warm.Output + warm.Errors);
        Assert.DoesNotContain(GitServer.Password, (await workspace.RunAsync("config")).With(0).Output);
    }

    [Fact]
    public async Task A_dependency_on_a_host_that_is_not_allowed_makes_the_service_red_and_says_which_key_would_allow_it()
    {
        SharedHome.RequireSwift();
        using var server = await GitServer.StartAsync();
        using var home = new SharedHome();
        using var workspace = Prepare(server, home, "git.example.org", "shop");
        await AddDependenciesAsync(server);
        await server.AddRepositoryAsync("shop", "1", Package(server, "Shop", "log"), ("Sources/Shop/shop.swift", "import Log\npublic let shop = log\n"));

        (await workspace.RunAsync("run", "--once")).With(1);
        var status = await workspace.StatusAsync("shop");

        Assert.Equal(("red", "dependency"), (status.GetProperty("state").GetString(), status.GetProperty("failureClass").GetString()));
        Assert.Contains($"{server.UrlOf("log")} may not be fetched: its host 127.0.0.1 is not in sandbox.network", status.GetProperty("cause").GetString());
        Assert.DoesNotContain("log.git", server.SeenRequests);
    }

    private static ServiceWorkspace Prepare(GitServer server, SharedHome home, string host, params string[] services)
    {
        var workspace = new ServiceWorkspace(home, [new("DISPATCHER_USE_PRS", "0")]);
        var entries = (services.Length == 0 ? ["shop", "refunds"] : services)
            .Select(name => $"  - name: {name}\n    remote: {server.UrlOf(name)}\n    fix: {{attempts: 0}}\n");
        Folders.Write(
            workspace.Root,
            "deployer.yaml",
            $"services:\n{string.Concat(entries)}sandbox: {{network: [{host}]}}\ntokens: {{127.0.0.1: HOST_TOKEN}}\n");
        Folders.Write(workspace.Root, "dispatcher.env", $"HOST_TOKEN={GitServer.Password}\n");
        File.SetUnixFileMode(Path.Combine(workspace.Root, "dispatcher.env"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return workspace;
    }

    private static async Task AddDependenciesAsync(GitServer server)
    {
        await server.AddRepositoryAsync("deep/text", "1.0.0", Package(server, "Text"), ("Sources/Text/text.swift", "public let text = 1\n"));
        await server.AddRepositoryAsync("a/core", "1.2.0", Package(server, "Core", "deep/text"), ("Sources/Core/core.swift", "import Text\npublic let core = text\n"));
        await server.AddRepositoryAsync("b/core", "1.0.0", Package(server, "Core"), ("Sources/Core/core.swift", "public let other = 2\n"));
        await server.AddRepositoryAsync("log", "1.0.1", Package(server, "Log"), ("Sources/Log/log.swift", "public let log = 3\n"));
    }

    private static (string Path, string Content) Package(GitServer server, string name, params string[] dependencies)
    {
        var packages = string.Join(", ", dependencies.Select(path => $".package(url: \"{server.UrlOf(path)}\", from: \"1.0.0\")"));
        var products = string.Join(", ", dependencies.Select(path => path.Split('/')[^1])
            .Select(identity => $".product(name: \"{char.ToUpperInvariant(identity[0])}{identity[1..]}\", package: \"{identity}\")"));
        return ("Package.swift", $"""
            // swift-tools-version: 6.0
            import PackageDescription
            let package = Package(
                name: "{name}", products: [.library(name: "{name}", targets: ["{name}"])],
                dependencies: [{packages}], targets: [.target(name: "{name}", dependencies: [{products}])])

            """);
    }
}
