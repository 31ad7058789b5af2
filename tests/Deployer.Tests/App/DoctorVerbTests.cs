using System.Text.Json;
using Deployer.Tests.Workspace;
using Xunit;

namespace Deployer.Tests.App;

public sealed class DoctorVerbTests : IDisposable
{
    private readonly CommandWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task What_is_missing_is_told_with_how_to_mend_it_and_exits_3()
    {
        _world.Environment["PATH"] = "/nowhere";
        _world.Environment["CODEX_CACHE"] = "/nowhere/cache";

        var run = await _world.RunAsync("doctor", "--installation");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("MEND  git: The program git was not found.", run.Output);
        Assert.Contains("MEND  swift: not found; looked at the PATH", run.Output);
        Assert.Contains("/nowhere/cache/swift/bin/swift", run.Output);
        Assert.Contains("→ Install Git 2.39", run.Output);
    }

    [Theory]
    [InlineData("1.8.3", "MEND")]
    [InlineData("2.38.9", "MEND")]
    [InlineData("2.39.0", "ok  ")]
    [InlineData("10.1.0", "ok  ")]
    public async Task Git_must_be_new_enough(string version, string expected)
    {
        Program("git", $"echo git version {version}");

        Assert.Contains($"{expected}  git: {version}", (await _world.RunAsync("doctor", "--installation")).Output);
    }

    [Fact]
    public async Task Swift_needs_its_parser_beside_it()
    {
        Program("swift", "echo Swift version 6.0.3");
        Assert.Contains("MEND  swift-parser: no 'sourcekit-lsp' beside swift", (await _world.RunAsync("doctor", "--installation")).Output);

        Program("sourcekit-lsp", "exit 0");
        Assert.Contains("ok    swift-parser: found", (await _world.RunAsync("doctor", "--installation")).Output);
    }

    [Fact]
    public async Task A_program_that_fails_is_no_program()
    {
        Program("git", "echo git version 2.45.0; echo broken >&2; exit 1");

        Assert.Contains("MEND  git: exit code 1. broken", (await _world.RunAsync("doctor", "--installation")).Output);
    }

    [Fact]
    public async Task A_wrong_configuration_is_a_finding_and_the_machine_is_checked_all_the_same()
    {
        File.WriteAllText(_world.PathOf("deployer.yaml"), "logs: {keep: none}");

        var run = await _world.RunAsync("doctor", "--json");

        Assert.Equal(3, run.ExitCode);
        var checks = JsonDocument.Parse(run.Output).RootElement.GetProperty("checks").EnumerateArray().ToList();
        Assert.Contains(checks, check => check.GetProperty("found").GetString()!.StartsWith("deployer.yaml:1: ")
            && !check.GetProperty("isWell").GetBoolean());
        Assert.Contains(checks, check => check.GetProperty("name").GetString() == "git");
    }

    [Fact]
    public async Task A_workspace_without_Swift_services_needs_no_Swift()
    {
        File.WriteAllText(_world.PathOf("deployer.yaml"), "services: [{name: a, path: x, toolchain: {build: [make]}}]");

        Assert.DoesNotContain("swift", (await _world.RunAsync("doctor")).Output);
    }

    [Fact]
    public async Task An_environment_file_that_others_may_read_is_a_finding()
    {
        await _world.RunAsync("init");
        Permissions.Set(_world.PathOf("dispatcher.env"), Permissions.OwnerOnly | UnixFileMode.OtherRead);

        var run = await _world.RunAsync("doctor");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("chmod 600", run.Output);
    }

    [Fact]
    public async Task A_sandbox_that_is_required_and_not_there_is_a_finding()
    {
        await File.WriteAllTextAsync(_world.PathOf("deployer.yaml"), "sandbox: {mode: required}", TestContext.Current.CancellationToken);
        _world.Environment["PATH"] = "/nowhere";

        var run = await _world.RunAsync("doctor");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("MEND  sandbox: bubblewrap is not installed", run.Output);
    }

    [Fact]
    public async Task A_finding_of_several_lines_is_told_in_one()
    {
        await File.WriteAllTextAsync(
            _world.PathOf("deployer.yaml"), "services: [{name: a, remote: /nowhere.git}]", TestContext.Current.CancellationToken);

        var run = await _world.RunAsync("doctor");

        Assert.All(run.Output.TrimEnd().Split('\n'), line => Assert.Matches("^(ok  |MEND|      →) ", line));
    }

    private void Program(string name, string script)
    {
        var folder = Directory.CreateDirectory(_world.PathOf("bin")).FullName;
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        Permissions.Set(file, Permissions.OwnerOnly | UnixFileMode.UserExecute);
        _world.Environment["PATH"] = $"{folder}:/usr/bin:/bin";
    }
}
