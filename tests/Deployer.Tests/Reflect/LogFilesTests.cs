using Deployer.Kernel;
using Deployer.Reflect;
using Deployer.Tests.Cycle;
using Deployer.Tests.Processes;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Reflect;

public sealed class LogFilesTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 13, 0, 0, TimeSpan.FromHours(1));
    private static readonly ServiceName Api = ServiceName.Parse("api");
    private static readonly ServiceName Core = ServiceName.Parse("core");

    private readonly TempFolder _folder = new();

    private WorkspaceLayout Layout => new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_log_is_named_by_its_time_in_UTC()
    {
        var file = new LogFiles(Layout, new LogOptions()).Create(Api, Noon);

        Assert.Equal(_folder["logs/api/build-20260301-120000.log"], file);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void The_newest_log_of_all_services_is_found_by_two_links()
    {
        var logs = new LogFiles(Layout, new LogOptions());
        logs.Create(Api, Noon);
        var newest = logs.Create(Core, Noon.AddSeconds(1));
        File.WriteAllText(newest, "building");

        Assert.Equal("building", File.ReadAllText(_folder["logs/latest.log"]));
        Assert.Equal("building", File.ReadAllText(_folder["logs/build.log"]));
        Assert.Equal("core/build-20260301-120001.log", new FileInfo(_folder["logs/latest.log"]).LinkTarget);
    }

    [Fact]
    public async Task Cycles_of_many_services_may_begin_at_once()
    {
        var logs = new LogFiles(Layout, new LogOptions());

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken },
            (number, _) =>
            {
                logs.Create(ServiceName.Parse($"service-{number}"), Noon);
                return ValueTask.CompletedTask;
            });

        Assert.True(File.Exists(_folder["logs/latest.log"]));
    }

    [Fact]
    public void Only_the_newest_logs_of_a_service_are_kept()
    {
        var logs = new LogFiles(Layout, new LogOptions { Keep = 2 });
        var api = Enumerable.Range(0, 4).Select(second => logs.Create(Api, Noon.AddSeconds(second))).ToList();
        var core = logs.Create(Core, Noon);

        logs.Prune(Api, latest: null);

        Assert.Equal([false, false, true, true], api.Select(File.Exists));
        Assert.True(File.Exists(core));
    }

    [Fact]
    public void Of_two_logs_of_one_second_the_later_one_is_kept_and_sorts_last()
    {
        var logs = new LogFiles(Layout, new LogOptions { Keep = 1 });
        var first = logs.Create(Api, Noon);
        var second = logs.Create(Api, Noon);

        logs.Prune(Api, latest: null);

        Assert.Equal((false, true), (File.Exists(first), File.Exists(second)));
        Assert.True(string.CompareOrdinal(first, second) < 0);
    }

    [Fact]
    public void The_log_of_the_cycle_that_ends_is_kept_although_the_clock_was_set_back()
    {
        var logs = new LogFiles(Layout, new LogOptions { Keep = 1 });
        var tomorrows = logs.Create(Api, Noon.AddDays(1));
        var todays = logs.Create(Api, Noon);

        logs.Prune(Api, todays);

        Assert.True(File.Exists(tomorrows) && File.Exists(todays));
        Assert.Equal(todays, Path.Combine(Layout.Logs, new FileInfo(_folder["logs/latest.log"]).LinkTarget!));
    }

    [Fact]
    public async Task A_cycle_writes_its_log_and_prunes_the_old_ones()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.Policy = "logs: {keep: 1}";

        await world.LookAsync();
        await world.RunAsync("trigger", "api", "--rebuild");
        var report = await world.LookAsync();

        var log = Assert.Single(Directory.GetFiles(world.Layout.LogsOf(World.Api)));
        Assert.Equal(log, report.Cycle!.LogFile);
        Assert.Contains("Test Case 'App.adds' passed", File.ReadAllText(Path.Combine(world.Layout.Logs, "latest.log")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(world.Layout.State, "cycles")));
    }
}
