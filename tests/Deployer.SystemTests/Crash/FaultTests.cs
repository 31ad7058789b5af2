using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Crash;

/// <summary>The disk is full or takes no writes, for real: in a namespace of its own.</summary>
public sealed class FaultTests(SharedHome home)
{
    private const string Service = "api";

    /// <summary>Runs the program in a state folder of a certain size, then again when there is room.</summary>
    private const string FullDisk = """
        mount -t tmpfs -o size="$1" tmpfs "$2/.deployer" || exit 77
        dotnet "$3" run --once --json --workspace "$2" >&2; echo "full: $?"
        mount -o remount,size=200m "$2/.deployer"
        dotnet "$3" run --once --workspace "$2" >&2; echo "room: $?"
        """;

    private const string ReadOnly = """
        mount --bind "$2" "$2" && mount -o remount,bind,ro "$2" || exit 77
        dotnet "$3" run --once --workspace "$2"; echo "run: $?"
        dotnet "$3" feedback check "$2/deployer.yaml" --workspace "$2" >/dev/null 2>&1; echo "check: $?"
        """;

    [Theory]
    [InlineData("40k")]
    [InlineData("200k")]
    [InlineData("700k")]
    public async Task A_full_disk_is_said_and_the_next_run_with_room_is_green(string size)
    {
        using var workspace = await WorkspaceAsync();

        var ended = await InNamespaceAsync(workspace, FullDisk, size);

        Assert.Contains("room: 0", ended.Output, StringComparison.Ordinal);
        Assert.Matches("full: [13]\n", ended.Output);
        Assert.Matches("disk is full|No space left|unable to write", ended.Errors);
        Assert.Equal("1", await workspace.GitAsync(Service, "rev-list", "--count", "main"));
    }

    [Fact]
    public async Task A_workspace_that_takes_no_writes_is_said()
    {
        using var workspace = await WorkspaceAsync();

        var ended = await InNamespaceAsync(workspace, ReadOnly, "");

        Assert.Contains("run: 3", ended.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be written", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("check: 1", ended.Output, StringComparison.Ordinal);
    }

    private async Task<ServiceWorkspace> WorkspaceAsync()
    {
        var workspace = new ServiceWorkspace(home);
        Folders.Write(workspace.Beside($"scripts-{Service}"), "blob", Convert.ToBase64String(Noise()));
        await workspace.AddScriptedRemoteAsync(Service, "exit 0\n", "exit 0\n");
        workspace.Configure((Service, ServiceWorkspace.Scripts));
        File.AppendAllText(Path.Combine(workspace.Root, "deployer.yaml"), "sandbox: {mode: \"off\"}\n");
        Directory.CreateDirectory(Path.Combine(workspace.Root, ".deployer"));
        return workspace;
    }

    /// <summary>What Git cannot make smaller.</summary>
    private static byte[] Noise()
    {
        var noise = new byte[300_000];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private async Task<Ended> InNamespaceAsync(ServiceWorkspace workspace, string script, string size)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "codex-deployer.dll");
        var ended = await Commands.RunAsync(
            "/", home.Variables(), "unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", size, workspace.Root, program);
        var isForbidden = ended.ExitCode is 77 or 127 || ended.Errors.Contains("unshare failed", StringComparison.Ordinal);
        Assert.SkipWhen(isForbidden && Environment.GetEnvironmentVariable("CI") != "true", "this machine lets nobody mount a file system in a namespace");
        return ended.With(0);
    }
}
