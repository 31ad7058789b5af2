using Deployer.Build.Dependencies;
using Deployer.Build.Resources;
using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Storage.Sqlite;
using Deployer.Tests.Cycle;
using Deployer.Tests.Processes;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Build.Resources;

public sealed class DiskRoomTests : IDisposable
{
    private const int Megabyte = 1_000_000;

    private static readonly ServiceName Old = ServiceName.Parse("old");
    private static readonly ServiceName Young = ServiceName.Parse("young");
    private static readonly ServiceName Gone = ServiceName.Parse("gone");

    private readonly TempFolder _folder = new();
    private readonly PlantedDisk _disk = new();
    private readonly SteppingClock _clock = new();

    private WorkspaceLayout Layout => new(_folder.Path);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Within_the_limit_nothing_is_removed()
    {
        await using var journal = await OpenAsync();
        Use(Old, Young);

        var (opened, removed) = await RoomOf(journal, 100).OpenAsync(Young, () => Task.FromResult("bench"), Token);

        Assert.Equal(("bench", 0), (opened, removed.Count));
    }

    [Theory]
    [InlineData(10, "the slots of gone, which is no service any more")]
    [InlineData(8, "the slots of gone, which is no service any more|the clean build of old")]
    [InlineData(6, "the slots of gone, which is no service any more|the clean build of old|the clean build of young")]
    [InlineData(0, "the slots of gone, which is no service any more|the clean build of old|the clean build of young|the warm build of old|the warm build of young|the slots of old|the slots of young")]
    public async Task Over_the_limit_what_is_missed_least_goes_first(int limit, string expected)
    {
        await using var journal = await OpenAsync();
        Use(Gone, Old, Young);

        var removed = await RoomOf(journal, limit).OpenAsync(ServiceName.Parse("other"), () => Task.FromResult(0), Token);

        var names = removed.Removed.Select(line => line[..line.LastIndexOf(" (", StringComparison.Ordinal)]).ToList();
        Assert.Equal(expected.Split('|'), names);
        Assert.True(Directory.Exists(Layout.Mirrors));
    }

    [Fact]
    public async Task A_running_cycle_keeps_its_slots_whatever_happens()
    {
        await using var journal = await OpenAsync();
        Use(Old, Young);
        await journal.SaveCycleAsync(Running(Old), Token);

        await RoomOf(journal, 0).MakeAsync(Token);

        Assert.True(Directory.Exists(Path.Combine(Layout.Slots(Old), "warm", "api", ".build")));
        Assert.False(Directory.Exists(Layout.Slots(Young)));
        Assert.True(Directory.Exists(Layout.Caches));
    }

    [Theory]
    [InlineData(10, "")]
    [InlineData(7, "https/host.example/old.git")]
    [InlineData(0, "https/host.example/old.git|https/host.example/group/young.git")]
    public async Task When_slots_do_not_suffice_the_mirrors_that_were_not_used_for_longest_go(int limit, string expected)
    {
        await using var journal = await OpenAsync();
        Use(Old);
        UseMirror("https/host.example/old.git");
        UseMirror("https/host.example/group/young.git");
        await journal.SaveCycleAsync(Running(Young), Token);

        // Another cycle uses it, which began before.
        UseMirror("https/host.example/used.git");
        var removed = await RoomOf(journal, limit).OpenAsync(Old, () => Task.FromResult(0), Token);

        var mirrors = removed.Removed.Where(line => line.StartsWith("the mirror of ", StringComparison.Ordinal)).Select(line => line.Split(' ')[3]);
        Assert.Equal(expected, string.Join('|', mirrors));
        Assert.True(File.Exists(Path.Combine(Layout.Dependencies, "https/host.example/used.git/HEAD")));
        Assert.StartsWith("the clean build of old", removed.Removed[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_mirror_that_is_read_counts_as_used()
    {
        var mirrors = MirrorsOf();
        UseMirror("https/host.example/read.git");
        var since = _clock.GetUtcNow();

        Assert.Single(mirrors.ListUnused(since));
        mirrors.Touch(DependencyUrl.Parse("https://host.example/read")!);

        Assert.Empty(mirrors.ListUnused(since));
        Assert.Equal(0, mirrors.RemoveUnused(Path.Combine(Layout.Dependencies, "https/host.example/read.git"), since, Token));
        Assert.True(mirrors.Has(DependencyUrl.Parse("https://host.example/read")!));
    }

    [Fact]
    public async Task Too_little_free_space_counts_whoever_took_it()
    {
        await using var journal = await OpenAsync();
        Use(Old, Young);
        _disk.Free = DiskUsage.LeastFree - (3 * Megabyte);

        var (_, removed) = await RoomOf(journal, 100).OpenAsync(Young, () => Task.FromResult(0), Token);

        Assert.Equal(2, removed.Count);
        Assert.StartsWith("the clean build of old (2.0 MB)", removed[0]);
    }

    [Fact]
    public async Task A_quota_that_no_figure_shows_makes_something_go()
    {
        await using var journal = await OpenAsync();
        Use(Old, Young);

        Assert.StartsWith("the clean build of old", Assert.Single(await RoomOf(journal, 100).MakeAsync(Token)));
    }

    [Fact]
    public async Task A_link_in_a_slot_is_neither_followed_nor_counted()
    {
        await using var journal = await OpenAsync();
        Use(Old);
        var outside = Directory.CreateDirectory(_folder["outside"]).FullName;
        Fill(Path.Combine(outside, "precious"), 5);
        Directory.CreateSymbolicLink(Path.Combine(Layout.Slots(Old), "warm", "api", "Sources"), outside);

        Assert.InRange(FolderSize.Of(Layout.Slots(Old), Token), 4 * Megabyte, 5 * Megabyte);
        await RoomOf(journal, 0).MakeAsync(Token);

        Assert.True(File.Exists(Path.Combine(outside, "precious")));
        Assert.False(Directory.Exists(Layout.Slots(Old)));
    }

    [Fact]
    public async Task What_was_measured_is_noted_for_status()
    {
        await using var journal = await OpenAsync();
        Use(Old);

        await RoomOf(journal, 100).OpenAsync(Old, () => Task.FromResult(0), Token);

        Assert.Matches("^\\.deployer holds [0-9.]+ MB of 100.0 MB; 9.0 GB are free", await journal.FindNoteAsync(DiskRoom.UsageNote, Token));
    }

    [Fact]
    public void Only_old_folders_of_ours_are_leftovers()
    {
        string[] folders = ["codex-deployer-doctor-old", "codex-deployer-doctor-young", "codex-deployer-report-old", "other-old"];
        foreach (var name in folders)
        {
            Directory.CreateDirectory(_folder[name]);
            Directory.SetLastWriteTimeUtc(_folder[name], _clock.GetUtcNow().UtcDateTime - (name.EndsWith("old", StringComparison.Ordinal) ? TimeSpan.FromHours(7) : TimeSpan.Zero));
        }

        Assert.Equal(1, new Leftovers(_folder.Path, _clock).Remove());
        Assert.Equal(folders.Skip(1).Order(StringComparer.Ordinal), Directory.GetDirectories(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<SqliteJournal> OpenAsync()
    {
        Directory.CreateDirectory(Layout.State);
        return await SqliteJournal.OpenAsync(Layout.Database, Token);
    }

    private DiskRoom RoomOf(SqliteJournal journal, int megabytes)
    {
        var services = new[] { Old, Young }.Select(name => new ServiceOptions { Name = name }).ToList();
        var options = new WorkspaceOptions { Services = services, Limits = new LimitOptions { DiskBytes = (long)megabytes * Megabyte } };
        return new DiskRoom(Layout, options, journal, _disk, _clock) { Mirrors = MirrorsOf() };
    }

    /// <summary>Each service has 2 MB of builds in either slot; a mirror and a cache are there too.</summary>
    private void Use(params IEnumerable<ServiceName> services)
    {
        foreach (var service in services)
        {
            Fill(Path.Combine(Layout.Slots(service), "warm", "api", ".build", "x"), 2);
            Fill(Path.Combine(Layout.Slots(service), "clean", "api", "package", ".build", "x"), 2);
            DisposableParts.Touch(Layout.Slots(service), _clock.GetUtcNow());
        }

        Fill(Path.Combine(Layout.Mirrors, "api.git", "pack"), 0);
        Fill(Path.Combine(Layout.Caches, "modules", "x"), 0);
    }

    /// <summary>A mirror of 3 MB, used now.</summary>
    private void UseMirror(string path)
    {
        var folder = Path.Combine(Layout.Dependencies, path);
        Fill(Path.Combine(folder, "objects", "x"), 3);
        Fill(Path.Combine(folder, "HEAD"), 0);
        Directory.SetLastWriteTimeUtc(folder, _clock.GetUtcNow().UtcDateTime);
    }

    private DependencyMirrors MirrorsOf()
    {
        var runner = new ProcessRunner(new ProcessEnvironment(new Dictionary<string, string>(StringComparer.Ordinal)), _clock, ledger: null);
        return new(new GitProgram(runner, new GitIdentity("a", "a@localhost"), _folder.Path), Layout.Dependencies) { Time = _clock };
    }

    private static void Fill(string file, int megabytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, new byte[megabytes * Megabyte]);
    }

    private CycleRecord Running(ServiceName service) => new()
    {
        Id = "20260301-120000-aaaa",
        Service = service,
        Commit = CommitId.Parse(new string('a', 40)),
        Trigger = "poll",
        Started = _clock.GetUtcNow(),
    };

    private sealed class PlantedDisk : IDiskGauge
    {
        public long Free { get; set; } = 9L * 1000 * Megabyte;

        public long FreeSpace(string folder) => Free;
    }
}
