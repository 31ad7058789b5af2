using Deployer.Build.Swift;
using Deployer.Tests.Workspace;
using Xunit;

namespace Deployer.Tests.Build.Swift;

public sealed class SwiftLocatorTests : IDisposable
{
    private readonly WorkspaceWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void The_PATH_wins_over_the_cache()
    {
        var onPath = Program("bin/swift");
        Program("cache/swift/bin/swift");
        _world.Environment["PATH"] = $"/nowhere:{Path.GetDirectoryName(onPath)}";
        _world.Environment["CODEX_CACHE"] = Path.Combine(_world.Root, "cache");

        Assert.Equal(onPath, Found());
    }

    [Theory]
    [InlineData("CODEX_CACHE", "cache", "cache/swift/bin/swift")]
    [InlineData("XDG_CACHE_HOME", "cache", "cache/codex-deployer/swift/bin/swift")]
    [InlineData("HOME", "home", "home/.cache/codex-deployer/swift/bin/swift")]
    public void The_cache_folder_is_where_the_scripts_install_to(string variable, string folder, string program)
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "Xcode's Swift comes before the cache.");
        var cached = Program(program);
        _world.Environment[variable] = Path.Combine(_world.Root, folder);

        Assert.Equal(cached, Found());
    }

    [Fact]
    public void A_file_that_cannot_be_run_and_a_relative_PATH_are_passed_over()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "Xcode's Swift comes before the cache.");
        Permissions.Set(Program("bin/swift"), Permissions.OwnerOnly);
        _world.Environment["PATH"] = $"{Path.Combine(_world.Root, "bin")}::.:bin";
        _world.Environment["HOME"] = _world.Root;

        var missing = Assert.IsType<SwiftLocation.Missing>(SwiftLocator.Find(_world.Environment));

        Assert.Equal(["the PATH", Path.Combine(_world.Root, ".cache/codex-deployer/swift/bin/swift")], missing.LookedAt);
    }

    private string Found() => Assert.IsType<SwiftLocation.Found>(SwiftLocator.Find(_world.Environment)).Program;

    private string Program(string relative)
    {
        var path = _world.Write(relative, "#!/bin/sh\n");
        Permissions.Set(path, Permissions.OwnerOnly | UnixFileMode.UserExecute);
        return path;
    }
}
