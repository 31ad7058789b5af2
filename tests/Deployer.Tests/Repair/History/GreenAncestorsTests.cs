using Deployer.Git;
using Xunit;

namespace Deployer.Tests.Repair.History;

public sealed class GreenAncestorsTests
{
    [Fact]
    public async Task The_newest_green_ancestor_is_found_and_what_was_checked_out_is_back()
    {
        using var world = await HistoryWorld.OfAsync("green 1", "green 2", "red 1", "red 2");
        var green = await world.FindAsync();
        Assert.Equal(await world.HeadAsync("HEAD~2"), green?.Commit);
        Assert.Equal("green 2\n", green?.TextOf(HistoryWorld.Source));
        Assert.NotNull(green?.Sources.TargetOf(HistoryWorld.Source));
        Assert.Equal([("red 1", "green-01"), ("green 2", "green-02"), ("red 2", "green-back")], world.Toolchain.Built);
        Assert.Equal("red 2\n", await File.ReadAllTextAsync(Path.Combine(world.Warm.Folder, HistoryWorld.Source), HistoryWorld.Token));
        Assert.All(world.Told, told => Assert.StartsWith("diagnose: ", told, StringComparison.Ordinal));
        Assert.Contains(world.Told, told => told.Contains("is green", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_changes_that_are_not_committed_the_last_commit_comes_first()
    {
        using var world = await HistoryWorld.OfAsync("green 1", "green 2");
        world.Edit("red");
        Assert.Equal(await world.HeadAsync("HEAD"), (await world.FindAsync())?.Commit);
        Assert.Equal(["green 2", "red"], world.Toolchain.Built.Select(built => built.Text));
    }

    [Fact]
    public async Task What_says_the_same_as_another_or_differs_in_no_source_is_not_built()
    {
        using var world = await HistoryWorld.OfAsync("green", "red 1");
        await world.CommitAsync("red 1", ("Notes.md", "changed"));
        await world.CommitAsync("red 2");
        await world.CommitAsync("red 2", ("Data.json", "{}"));
        Assert.Equal("green\n", (await world.FindAsync())?.TextOf(HistoryWorld.Source));
        Assert.Equal(["red 1", "green", "red 2"], world.Toolchain.Built.Select(built => built.Text));
    }

    [Fact]
    public async Task Only_the_sources_of_the_package_are_read()
    {
        using var world = await HistoryWorld.InFolderAsync("api", "green", "red");
        await world.CommitAsync("red", ("other/Sources/B.swift", "b"));
        var green = await world.FindAsync();
        Assert.Equal([HistoryWorld.Source], green?.Sources.Files.Select(file => file.Source.File.Path));
    }

    [Fact]
    public async Task Hidden_files_the_manifest_and_links_are_no_sources()
    {
        using var world = await HistoryWorld.OfAsync();
        await world.CommitAsync("green", ("Package.swift", "p"), (".swiftpm/x.swift", "h"), ("Tests/AppTests/T.swift", "t"));
        File.CreateSymbolicLink(Path.Combine(world.Person, "Sources/App/L.swift"), "A.swift");
        await world.CommitAsync("green too");
        await world.CommitAsync("red");
        Assert.Equal([HistoryWorld.Source, "Tests/AppTests/T.swift"], (await world.FindAsync())?.Sources.Files.Select(file => file.Source.File.Path));
    }

    [Fact]
    public async Task Ten_ancestors_are_looked_at_and_no_more()
    {
        using var world = await HistoryWorld.OfAsync(["green", .. Enumerable.Range(0, 11).Select(number => $"red{(char)('a' + number)}")]);
        world.Build = (text, _) => text == "green" ? null : $"{HistoryWorld.Source}:1:1: error: it is {text} here\n";
        Assert.Null(await world.FindAsync());
        Assert.Equal(11, world.Toolchain.Built.Count);
    }

    [Fact]
    public async Task What_fails_three_times_in_the_same_way_was_not_broken_just_now()
    {
        using var world = await HistoryWorld.OfAsync("green", "red1", "red2", "red3", "red4", "red5");
        world.Build = (text, _) => text == "green" ? null : $"{HistoryWorld.Source}:1:1: error: cannot find 'x' in scope\n";
        Assert.Null(await world.FindAsync());
        Assert.Equal(["red4", "red3", "red2", "red5"], world.Toolchain.Built.Select(built => built.Text));
    }

    [Fact]
    public async Task A_machine_that_fails_leaves_no_green_version_known()
    {
        using var world = await HistoryWorld.OfAsync("green", "red 1", "red 2");
        world.Build = (_, _) => "error: unable to write file: No space left on device (28)\n";
        Assert.Null(await world.FindAsync());
        Assert.Equal("red 2\n", await File.ReadAllTextAsync(Path.Combine(world.Warm.Folder, HistoryWorld.Source), HistoryWorld.Token));
        Assert.Contains(world.Told, told => told.Contains("no green version is known", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_search_ends_when_its_time_is_over()
    {
        using var world = await HistoryWorld.OfAsync("green", "red 1", "red 2");
        var clock = new AlarmClock();
        world.Build = (text, token) =>
        {
            if (text == "red 1") clock.Ring();
            token.ThrowIfCancellationRequested();
            return text;
        };
        Assert.Null(await world.FindAsync(clock));
        Assert.Equal(["red 1", "red 2"], world.Toolchain.Built.Select(built => built.Text));
        Assert.Equal(TimeSpan.FromMinutes(5), clock.SetTo);
    }

    [Fact]
    public async Task Without_a_repository_or_a_commit_before_nothing_is_known_and_nothing_built()
    {
        using var world = await HistoryWorld.OfAsync("red");
        Assert.Null(await world.FindAsync());
        Directory.Delete(Path.Combine(world.Person, ".git"), recursive: true);
        Assert.Null(await world.FindAsync());
        Assert.Empty(world.Toolchain.Built);
    }

    [Fact]
    public async Task A_shallow_repository_is_searched_as_far_as_it_goes_and_nothing_of_it_changes()
    {
        using var world = await HistoryWorld.OfAsync("green", "red 1", "red 2");
        var shallow = world.Folder("shallow");
        await world.RunGitAsync(world.Folder("."), "clone", "-q", "--depth", "2", $"file://{world.Person}", shallow);
        var before = Picture(shallow);
        using var mirror = await Mirror.OpenAsync(world.Mirror.Git, world.Folder("shallow.git"), new(shallow, Token: null), HistoryWorld.Token);

        var found = await mirror.FetchRecentAsync(11, HistoryWorld.Token);

        Assert.Equal([await world.HeadAsync("HEAD"), await world.HeadAsync("HEAD~1")], found);
        Assert.NotEmpty(await mirror.ListFilesAsync(found[1], ".", HistoryWorld.Token));
        Assert.Equal(before, Picture(shallow));
    }

    [Fact]
    public async Task Of_a_merge_the_first_parents_are_followed()
    {
        using var world = await HistoryWorld.OfAsync("green 1");
        await world.RunGitAsync(world.Person, "checkout", "-q", "-b", "side");
        await world.CommitAsync("green 1", ("Side.swift", "s"));
        await world.RunGitAsync(world.Person, "checkout", "-q", "main");
        await world.CommitAsync("green 2");
        await world.RunGitAsync(world.Person, "merge", "-q", "--no-edit", "side");
        await world.CommitAsync("red");
        var green = await world.FindAsync();
        Assert.Equal(await world.HeadAsync("HEAD~1"), green?.Commit);
        Assert.Equal(
            [await world.HeadAsync("HEAD"), await world.HeadAsync("HEAD~1"), await world.HeadAsync("HEAD~2")],
            await world.Mirror.FetchRecentAsync(3, HistoryWorld.Token));
    }

    private static string[] Picture(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => $"{file.FullName} {file.LastWriteTimeUtc:O} {file.Length}").Order(StringComparer.Ordinal)];

    /// <summary>A clock whose one timer goes off when it is told to.</summary>
    private sealed class AlarmClock : TimeProvider
    {
        private Action? _ring;

        public TimeSpan SetTo { get; private set; }

        public void Ring() => _ring!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_ring, SetTo) = (() => callback(state), dueTime);
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
