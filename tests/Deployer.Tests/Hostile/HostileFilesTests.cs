using System.Runtime.InteropServices;
using Deployer.Build.Dependencies;
using Deployer.Diagnose;
using Deployer.Diagnose.Dia;
using Deployer.Kernel;
using Deployer.Repair.Fixers.Source;
using Xunit;

namespace Deployer.Tests.Hostile;

/// <summary>What a build can leave where its results are looked for.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hostile-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a pipe")]
    [InlineData("a link to a device")]
    [InlineData("a link to a file")]
    [InlineData("a folder")]
    [InlineData("nothing")]
    [InlineData("an empty file")]
    public async Task It_is_not_read(string what)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        foreach (var name in new[] { "a.dia", "Package.resolved", "a.swift" })
        {
            Plant(what, Path.Combine(_folder, name));
        }

        var token = TestContext.Current.CancellationToken;
        Assert.False(RegularFile.Holds(Path.Combine(_folder, "a.swift"), long.MaxValue));
        Assert.Empty(await SerializedDiagnostics.ReadFileAsync(Path.Combine(_folder, "a.dia"), PackagePaths.Infer([], _folder), token));
        Assert.Empty(await PackagePins.ReadAsync(_folder, token));
        Assert.Equal("", (await SourceFile.ReadAsync(_folder, "a.swift", token))?.Text ?? "");
    }

    [Fact]
    public void A_file_of_the_right_size_is_read()
    {
        var file = Path.Combine(_folder, "a");
        File.WriteAllText(file, "four");

        Assert.True(RegularFile.Holds(file, 4));
        Assert.False(RegularFile.Holds(file, 3));
    }

    private static void Plant(string what, string path)
    {
        switch (what)
        {
            case "a pipe":
                Assert.Equal(0, MakePipe(path, 0b110_110_110));
                break;
            case "a link to a device":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case "a link to a file":
                File.WriteAllText($"{path}.real", "{\"version\":2,\"pins\":[]}");
                File.CreateSymbolicLink(path, $"{path}.real");
                break;
            case "a folder":
                Directory.CreateDirectory(path);
                break;
            case "an empty file":
                File.WriteAllText(path, "");
                break;
        }
    }

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe(string path, uint mode);
}
