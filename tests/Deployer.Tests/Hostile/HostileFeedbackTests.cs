using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Repair.Inbox;
using Deployer.Repair.Patches;
using Deployer.Tests.Git;
using Xunit;

namespace Deployer.Tests.Hostile;

public sealed class HostileFeedbackTests
{
    private static readonly FeedbackService[] Services =
    [
        new(ServiceName.Parse("payments"), "repos/payments") { IsInWorkspace = true },
        new(ServiceName.Parse("core"), "repos/core") { IsInWorkspace = true },
    ];

    public static TheoryData<string> Names => [.. FeedbackCorpus.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void Each_file_of_the_corpus_is_rejected_with_its_reason(string name)
    {
        var (_, content, says) = FeedbackCorpus.All.Single(one => one.Name == name);

        var reason = Assert.IsType<FeedbackReading.Rejected>(FeedbackFile.Read(content, Services)).Reason;

        Assert.Contains(says, reason, StringComparison.Ordinal);
        Assert.DoesNotContain(reason, character => char.IsControl(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.Format);
        Assert.True(reason.Length < 400, reason);
    }

    [Theory]
    [InlineData("deployer.yaml")]
    [InlineData("Deployer.yaml")]
    [InlineData("dispatcher.env")]
    [InlineData("feedback/next.json")]
    [InlineData("commands/restart-api.sh")]
    [InlineData(".deployer/stop")]
    public void A_service_at_the_root_of_the_workspace_does_not_own_what_steers_the_deployer(string path)
    {
        var service = new FeedbackService(ServiceName.Parse("api"), "") { IsInWorkspace = true };
        var content = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { format = "file", file = path, patch = "x" });
        Assert.Contains(
            "belongs to the deployer itself", Assert.IsType<FeedbackReading.Rejected>(FeedbackFile.Read(content, [service])).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_the_repository_can_refuse_is_refused_there_and_nothing_around_it_changes()
    {
        using var world = await GitWorld.CreateAsync(("pkg/a.swift", "one\ntwo\n"), ("pkg/run.sh", "x\n"), ("other/a.swift", "theirs\n"));
        Directory.CreateDirectory(world["elsewhere"]);
        GitWorld.Write(world["elsewhere"], "keep.txt", "theirs\n");
        File.CreateSymbolicLink(Path.Combine(world.Person, "pkg/out"), world["elsewhere"]);
        File.CreateSymbolicLink(Path.Combine(world.Person, "pkg/up"), "../other");
        File.CreateSymbolicLink(Path.Combine(world.Person, "pkg/link.swift"), Path.Combine(world["elsewhere"], "keep.txt"));
        File.WriteAllBytes(Path.Combine(world.Person, "pkg/data.bin"), [0xFF, 0xFE, 0x00, 0x80]);
        await world.CommitAsync("Links");
        var (mirror, slot, head) = await world.OpenSlotAsync();
        using var opened = mirror;
        var before = Snapshot.Of(world["."]);

        foreach (var (patch, says) in Refused)
        {
            var refused = Assert.IsType<ApplyOutcome.DoesNotApply>(await slot.ApplyAsync(patch, "pkg", GitWorld.Token));
            Assert.Contains(says, refused.Reason, StringComparison.Ordinal);
            Assert.Equal(head, await slot.ReadHeadAsync(GitWorld.Token));
            Assert.Equal("", await world.RunAsync(slot.Folder, "status", "--porcelain"));
        }

        Assert.Equal(before, Snapshot.Of(world["."]));
    }

    /// <summary>Well-formed patches that this repository turns into traps.</summary>
    private static IEnumerable<(Patch Patch, string Says)> Refused =>
    [
        (Of(new FileOperation.Write("out/planted", "x")), "goes through a link"),
        (Of(new FileOperation.Write("up/a.swift", "x")), "goes through a link"),
        (Of(new FileOperation.Add("link.swift", "x")), "goes through a link"),
        (Of(new FileOperation.Delete("link.swift")), "goes through a link"),
        (Of(new FileOperation.Change("a.swift", []) { MovedTo = "out/a.swift" }), "goes through a link"),
        (Of(new FileOperation.Change("out/keep.txt", []) { MovedTo = "stolen.txt" }), "goes through a link"),
        (Of(new FileOperation.Write("../other/a.swift", "x")), "is not a path inside the package"),
        (Of(new FileOperation.Write("a\nb", "x")), "is not a path inside the package"),
        (Of(new FileOperation.Write("a.swift/b", "x")), "is a folder where a file is needed"),
        (Of(new FileOperation.Write(".build/debug.yaml", "x")), "is not a path inside the package"),
        (Of(new FileOperation.Write("a.swift", "one\ntwo\n")), "changes nothing"),
        (Of(new FileOperation.Delete("absent.swift")), "no such file"),
        (Of(Block("data.bin", "x", "y")), "is not UTF-8 text"),
        (Of(Block("a.swift", "three", "y")), "not in the file"),
        (Of(Block("a.swift", "one", "1"), Block("a.swift", "one", "2")), "Block 1 fits; nothing was changed"),
        (Of(new FileOperation.Delete("a.swift"), Block("a.swift", "one", "2")), "no such file"),
        (new Patch.Unified("diff --git a/out/x b/out/x\nnew file mode 100644\n--- /dev/null\n+++ b/out/x\n@@ -0,0 +1 @@\n+x\n"), "link"),
        (new Patch.Unified("diff --git a/a.swift b/a.swift\n--- a/a.swift\n+++ b/a.swift\n@@ -1 +1 @@\n-three\n+x\n"), "block 1, a.swift: these lines are not in the file"),
        (new Patch.Unified("diff --git a/a.swift b/a.swift\n--- a/a.swift\n+++ b/a.swift\n@@ -1 +1 @@\n-one\n+1\n@@ -1 +1 @@\n-one\n+2\n"), "block 2"),
        (new Patch.Unified("diff --git a/link.swift b/link.swift\ndeleted file mode 100644\n--- a/link.swift\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"), "link.swift"),
    ];

    private static Patch.Operations Of(params FileOperation[] operations) => new(operations);

    private static FileOperation.Change Block(string path, string old, string @new) => new(path, [new TextBlock(1, [old], [@new])]);
}
