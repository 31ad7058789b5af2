using System.Security.Cryptography;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Repair;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Git;

public sealed class LargeFilesTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 3000).Select(number => (byte)(number % 251))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Id => Convert.ToHexStringLower(SHA256.HashData(Content));

    private static string Pointer => $"version https://git-lfs.github.com/spec/v1\noid sha256:{Id}\nsize {Content.Length}\n";

    [Fact]
    public async Task Large_files_are_there_in_a_slot_and_pointers_in_what_is_pushed()
    {
        Peers.Require("git-lfs");
        using var server = await GitServer.StartAsync();
        await using var files = new LargeFileServer(server);
        files.Add(Id, Content);
        await AddAsync(server);
        using var mirror = await OpenAsync(server, "/usr/local/bin:/usr/bin:/bin");
        var head = (await mirror.FetchAsync("main", Token))!;
        var slot = await Slot.OpenAsync(mirror, server["slot"], SlotContents.WithLargeFiles, Token);

        await slot.CheckoutAsync(head, Token);
        Assert.Equal(Content, File.ReadAllBytes(Path.Combine(slot.Folder, "model.bin")));
        var patch = new Patch.Unified("--- a/code.swift\n+++ b/code.swift\n@@ -1 +1 @@\n-let a = 1\n+let a = 2\n");
        var applied = Assert.IsType<ApplyOutcome.Applied>(await slot.ApplyAsync(patch, ".", Token));

        Assert.Equal(Content, File.ReadAllBytes(Path.Combine(slot.Folder, "model.bin")));
        Assert.Equal(["code.swift"], (await mirror.ListChangesAsync(head, applied.Commit, Token)).Select(change => change.Path));
        Assert.IsType<PushOutcome.Pushed>(await mirror.PushAsync(applied.Commit, "main", null, Token));
        Assert.Equal(Pointer.TrimEnd(), await Commands.GitAsync(server["git/large.git"], "show", "main:model.bin"));
        Assert.Equal(1, files.Served);
        Assert.DoesNotContain(GitServer.Password, server.SeenArguments);
        Assert.Equal([], Folders.FilesWith(server["mirror"], GitServer.Password));
        Assert.Equal([], Folders.FilesWith(server["state"], GitServer.Password));
    }

    [Fact]
    public async Task Where_the_repository_says_that_its_large_files_are_is_not_asked()
    {
        Peers.Require("git-lfs");
        using var server = await GitServer.StartAsync();
        await AddAsync(server, (".lfsconfig", $"[lfs]\n\turl = http://127.0.0.1:{server.OtherPort}/lfs\n"));
        using var mirror = await OpenAsync(server, "/usr/local/bin:/usr/bin:/bin");
        var head = (await mirror.FetchAsync("main", Token))!;
        var slot = await Slot.OpenAsync(mirror, server["slot"], SlotContents.WithLargeFiles, Token);

        var failure = await Assert.ThrowsAsync<MachineException>(() => slot.CheckoutAsync(head, Token));

        Assert.Equal("git-remote", failure.Code);
        Assert.Equal("", server.SeenByOther);
    }

    [Fact]
    public async Task Without_git_lfs_it_is_said_what_is_missing()
    {
        using var server = await GitServer.StartAsync();
        await AddAsync(server);
        Directory.CreateDirectory(server["programs"]);
        foreach (var program in new[] { "git", "setsid", "sh", "ps" })
        {
            File.CreateSymbolicLink(server[$"programs/{program}"], $"/usr/bin/{program}");
        }

        using var mirror = await OpenAsync(server, server["programs"]);
        var head = (await mirror.FetchAsync("main", Token))!;
        var slot = await Slot.OpenAsync(mirror, server["slot"], SlotContents.WithLargeFiles, Token);

        var failure = await Assert.ThrowsAsync<MachineException>(() => slot.CheckoutAsync(head, Token));

        Assert.Equal("lfs-missing", failure.Code);
        Assert.Contains("apt-get install git-lfs", failure.Hint);
    }

    private static Task AddAsync(GitServer server, params (string Path, string Content)[] more) => server.AddRepositoryAsync(
        "large", "1", [(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n"), ("model.bin", Pointer), ("code.swift", "let a = 1\n"), .. more]);

    private static Task<Mirror> OpenAsync(GitServer server, string path)
    {
        Directory.CreateDirectory(server["home"]);
        var environment = new ProcessEnvironment(new Dictionary<string, string> { ["PATH"] = path, ["HOME"] = server["home"] });
        var git = new GitProgram(new(environment, TimeProvider.System, ledger: null), new("Deployer", "deployer@localhost"), server["state"]);
        return Mirror.OpenAsync(git, server["mirror"], new(server.UrlOf("large"), new Secret(GitServer.Password)), Token);
    }
}
