using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Scripts;

public sealed class ScriptTests(SharedHome home)
{
    [Fact]
    public async Task The_launcher_works_from_anywhere_and_builds_only_when_a_source_is_newer()
    {
        using var checkout = new ToyCheckout();
        var link = Path.Combine(checkout.Root, "bin", "deployer");
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, "../link");
        File.CreateSymbolicLink(Path.Combine(checkout.Root, "link"), "checkout/codex-deployer");

        var first = (await Commands.RunAsync("/", home.Variables(), checkout.Launcher, "why", "two words")).With(7);
        Assert.Equal("version 1: why|two words\n", first.Output);
        var built = checkout.BuiltAt;
        var linked = (await Commands.RunAsync(checkout.Root, home.Variables(), link, "status")).With(7);
        Assert.Equal("version 1: status\n", linked.Output);
        Assert.Equal(built, checkout.BuiltAt);

        checkout.WriteProgram(version: 2);
        var second = (await Commands.RunAsync(Path.GetDirectoryName(link)!, home.Variables(), "./deployer", "status")).With(7);
        Assert.Equal("version 2: status\n", second.Output);

        checkout.BreakProgram();
        var broken = (await Commands.RunAsync("/", home.Variables(), checkout.Launcher, "status")).With(3);
        Assert.Contains("error CS", broken.Errors);
        Assert.Contains("codex-deployer could not be built", broken.Errors);
        Assert.Equal("", broken.Output);
    }

    [Theory]
    [InlineData("codex-deployer", "--version")]
    [InlineData("quickstart", "--dir=SCENE")]
    [InlineData("test")]
    public async Task Without_dotnet_a_script_says_how_to_get_it_and_ends_with_3(string script, params string[] arguments)
    {
        using var checkout = new ToyCheckout();
        checkout.AddScripts();
        var variables = home.Variables();
        variables["PATH"] = checkout.PathWithout("dotnet", "swift");
        var ended = await Commands.RunAsync(
            "/", variables, [Path.Combine(checkout.Folder, script), .. arguments.Select(one => one.Replace("SCENE", checkout.Root + "/q", StringComparison.Ordinal))]);
        ended.With(3);
        Assert.Contains("The .NET 10 SDK is not installed", ended.Errors);
        Assert.Contains("dotnet-sdk-10.0", ended.Errors);
        Assert.Equal("", ended.Output);
    }

    [Fact]
    public async Task A_launcher_whose_dotnet_went_away_says_so_too()
    {
        using var checkout = new ToyCheckout();
        (await Commands.RunAsync("/", home.Variables(), checkout.Launcher)).With(7);
        var variables = home.Variables();
        variables["PATH"] = checkout.PathWithout("dotnet");
        var ended = (await Commands.RunAsync("/", variables, checkout.Launcher)).With(3);
        Assert.Contains("The .NET 10 SDK is not installed", ended.Errors);
    }

    [Fact]
    public async Task Where_Swift_is_installed_the_installer_prints_the_program_and_nothing_else()
    {
        SharedHome.RequireSwift();
        var ended = (await Commands.RunAsync("/", home.Variables(), Path.Combine(SharedHome.Repository, "scripts", "install-swift"))).With(0);
        var program = Assert.Single(ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("", ended.Errors);
        var version = (await Commands.RunAsync("/", home.Variables(), program, "--version")).With(0);
        Assert.Contains("Swift version", version.Output + version.Errors);
    }

    [Fact]
    public async Task A_swift_on_the_PATH_wins_over_an_installed_one()
    {
        using var checkout = new ToyCheckout();
        Folders.Write(checkout.Root, "own/swift", "#!/bin/sh\n");
        var own = Path.Combine(checkout.Root, "own", "swift");
        Folders.MakeExecutable(own);
        var variables = home.Variables();
        variables["PATH"] = $"{Path.GetDirectoryName(own)}:{variables["PATH"]}";
        var ended = await Commands.RunAsync("/", variables, Path.Combine(SharedHome.Repository, "scripts", "install-swift"));
        Assert.Equal(own + "\n", ended.With(0).Output);
    }

    [Fact]
    public async Task A_machine_that_cannot_have_Swift_is_told_how_to_get_it()
    {
        using var checkout = new ToyCheckout();
        var variables = home.Variables();
        variables["PATH"] = checkout.PathWithout("swift", "apt-get");
        variables["CODEX_CACHE"] = Path.Combine(checkout.Root, "cache");
        var ended = (await Commands.RunAsync("/", variables, Path.Combine(SharedHome.Repository, "scripts", "install-swift"))).With(3);
        Assert.Contains("Swift is not installed", ended.Errors);
        Assert.Contains("https://www.swift.org/install", ended.Errors);
        Assert.Equal("", ended.Output);
        Assert.False(Directory.Exists(variables["CODEX_CACHE"]));
    }
}
