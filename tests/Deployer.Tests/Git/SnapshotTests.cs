using Xunit;
using static Deployer.Tests.Git.GitWorld;

namespace Deployer.Tests.Git;

public sealed class SnapshotTests
{
    [Fact]
    public async Task Tracked_and_unignored_files_are_taken_as_they_are_now()
    {
        using var world = await CreateAsync((".gitignore", "ignored*\n"), ("ignored-but-tracked", "1"), ("changed", "1"), ("deleted", "1"), ("staged", "1"));
        Write(world.Person, "changed", "2");
        File.Delete(Path.Combine(world.Person, "deleted"));
        Write(world.Person, "staged", "2");
        await world.RunAsync(world.Person, "add", "staged");
        Write(world.Person, "staged", "3");
        Write(world.Person, "untracked", "u");
        Write(world.Person, "ignored", "i");
        Write(world.Person, "excluded", "e");
        Write(world.Person, ".git/info/exclude", "excluded\n");
        Write(world.Person, ".build/product", "p");
        Write(world.Person, "sub/.build/product", "p");
        Write(world.Person, "line\nbreak", "l");
        File.CreateSymbolicLink(Path.Combine(world.Person, "link"), "/etc");
        SetMode(Path.Combine(world.Person, "untracked"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var before = Picture(world.Person);
        using var mirror = await world.OpenMirrorAsync();

        var snapshot = await mirror.SnapshotAsync(world.Person, Token);

        Assert.Equal(
            [(".gitignore", "100644"), ("changed", "100644"), ("ignored-but-tracked", "100644"), ("line\nbreak", "100644"), ("link", "120000"), ("staged", "100644"), ("untracked", "100755")],
            (await mirror.ListFilesAsync(snapshot, ".", Token)).Select(entry => (entry.Path, entry.Mode)));
        Assert.Equal("2"u8.ToArray(), await mirror.ReadFileAsync(snapshot, "changed", Token));
        Assert.Equal("3"u8.ToArray(), await mirror.ReadFileAsync(snapshot, "staged", Token));
        Assert.Equal([snapshot], await mirror.ListCommitsAsync(null, snapshot, Token));
        Assert.Equal(before, Picture(world.Person));
    }

    [Fact]
    public async Task A_folder_of_a_repository_is_taken_alone_with_the_rules_above_it()
    {
        using var world = await CreateAsync((".gitignore", "*.log\n"), ("pkg/x", "1"), ("other", "1"));
        Write(world.Person, "pkg/noise.log", "n");
        using var mirror = await world.OpenMirrorAsync();

        var snapshot = await mirror.SnapshotAsync(Path.Combine(world.Person, "pkg"), Token);

        Assert.Equal(["x"], (await mirror.ListFilesAsync(snapshot, ".", Token)).Select(entry => entry.Path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_folder_without_a_repository_or_ignored_by_one_is_taken_with_its_own_rules(bool insideAnother)
    {
        using var world = await CreateAsync((".gitignore", "/plain\n"));
        var folder = insideAnother ? Path.Combine(world.Person, "plain") : world["plain"];
        Write(folder, ".gitignore", "ignored\n");
        Write(folder, "ignored", "i");
        Write(folder, "Sources/x.swift", "x");
        Write(folder, ".build/x", "x");
        Write(folder, "embedded/.git/HEAD", "ref: refs/heads/main\n");
        using var mirror = await world.OpenMirrorAsync();

        var snapshot = await mirror.SnapshotAsync(folder, Token);

        Assert.Contains("Sources/x.swift", (await mirror.ListFilesAsync(snapshot, ".", Token)).Select(entry => entry.Path));
        Assert.Null(await mirror.ReadFileAsync(snapshot, ".build/x", Token));
        Assert.Null(await mirror.ReadFileAsync(snapshot, "ignored", Token));
    }

    [Fact]
    public async Task An_empty_folder_is_an_empty_snapshot_and_equal_folders_have_equal_trees()
    {
        using var world = await CreateAsync();
        Directory.CreateDirectory(world["empty"]);
        Write(world["one"], "x", "1");
        Write(world["two"], "x", "1");
        using var mirror = await world.OpenMirrorAsync();

        Assert.Empty(await mirror.ListFilesAsync(await mirror.SnapshotAsync(world["empty"], Token), ".", Token));
        Assert.Equal(
            await mirror.FindTreeAsync(await mirror.SnapshotAsync(world["one"], Token), ".", Token),
            await mirror.FindTreeAsync(await mirror.SnapshotAsync(world["two"], Token), ".", Token));
    }

    private static string[] Picture(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Where(entry => !entry.FullName.StartsWith(Path.Combine(folder, "link") + "/", StringComparison.Ordinal))
            .Select(entry => $"{entry.FullName} {entry.LastWriteTimeUtc:O} {(entry as FileInfo)?.Length}")
            .Order(StringComparer.Ordinal)];
}
