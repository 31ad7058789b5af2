using System.Text;
using System.Text.Json;
using Deployer.Processes;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Fixing;

/// <summary>However `fix` is cut off, the package is as before or as fixed, and the next `fix` goes on.</summary>
public sealed class CutOffFixTests(SharedHome home)
{
    private const int Killed = 128 + 9;

    [Fact]
    public async Task Interrupted_or_killed_in_the_middle_it_leaves_the_package_as_it_was_and_the_next_one_fixes_it()
    {
        using var scene = new FixScene(home, "missing-dependency");
        var before = Folders.Picture(scene.Package);

        using (var building = scene.StartFix())
        {
            await building.SeeAsync("building");
            building.Interrupt();
            (await building.EndAsync()).With(130);
        }

        Assert.Equal(before, Folders.Picture(scene.Package));

        var left = await KillWhileItBuildsAsync(scene);
        Assert.Equal(before, Folders.Picture(scene.Package));

        using (var gated = scene.StartFix())
        {
            await gated.SeeAsync(" gate ");
            Assert.DoesNotContain(left, IsAlive);
            gated.Interrupt();
            (await gated.EndAsync()).With(130);
        }

        Assert.Equal(before, Folders.Picture(scene.Package));
        (await scene.FixAsync()).With(0);
        Assert.Equal(["Package.swift"], Folders.Differences(before, Folders.Picture(scene.Package)));
        Assert.True(await scene.IsGreenByHandAsync());
    }

    [Fact]
    public async Task A_fix_that_was_killed_while_it_was_written_is_finished_and_one_that_somebody_edited_meanwhile_is_undone()
    {
        using var scene = new FixScene(home, "healthy");
        string[] files = ["Sources/RateLimit/Limiter.swift", "Sources/RateLimit/TokenBucket.swift"];
        var before = files.Select(scene.Read).ToList();
        var after = before.Select(text => text + "// as fixed\n").ToList();
        var state = scene.StateOf(scene.Package);
        Directory.CreateDirectory(state.Root);

        scene.Write(files[0], after[0]);
        scene.Write("Sources/RateLimit/.TokenBucket.swift.codex-fix", "half a fi");
        File.WriteAllText(state.Pending, Note(scene.Package, files, before, after));
        var finished = (await scene.FixAsync()).With(0);
        Assert.Contains("Finished the fix that was cut off", finished.Errors);
        Assert.Contains("Green already", finished.Output);
        Assert.Equal(after, files.Select(scene.Read));
        Assert.Equal([], Directory.EnumerateFiles(scene.Package, ".*.codex-fix", SearchOption.AllDirectories));

        scene.Write(files[1], "// edited by a person\n" + before[1]);
        File.WriteAllText(state.Pending, Note(scene.Package, files, before, after));
        var undone = (await scene.FixAsync()).With(0);
        Assert.Contains("Undid the fix that was cut off", undone.Errors);
        Assert.Equal([before[0], "// edited by a person\n" + before[1]], files.Select(scene.Read));
        Assert.False(File.Exists(state.Pending));
    }

    /// <summary>Kills the program alone once the compiler works; the leaders of the groups that it had started.</summary>
    private async Task<IReadOnlyList<ProcessEntry>> KillWhileItBuildsAsync(FixScene scene)
    {
        var log = scene.StateOf(scene.Package).Log;
        using var killed = scene.StartFix();
        await killed.SeeAsync("building");
        await killed.UntilAsync(() => new FileInfo(log) is { Exists: true, Length: > 0 } && Started(killed).Count > 0, "a build at work");
        var left = Started(killed);
        killed.KillHard();
        (await killed.EndAsync()).With(Killed);
        return left;
    }

    /// <summary>The leaders of the groups that a run of the program has written down as its own.</summary>
    private List<ProcessEntry> Started(ProgramRun run) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(home.State, "processes"))
            .Select(file => File.ReadAllText(file).Split(' '))
            .Where(fields => fields.Length > 2 && fields[2] == $"{run.Id}")
            .Select(fields => ProcessTable.Find(int.Parse(fields[0])))
            .OfType<ProcessEntry>(),
    ];

    private static bool IsAlive(ProcessEntry process) =>
        ProcessTable.Find(process.Id) is { IsDead: false } now && now.StartTime == process.StartTime;

    private static string Note(string folder, string[] files, List<string> before, List<string> after)
    {
        var changes = files.Select((file, index) => new
        {
            Path = file,
            Before = Encoding.UTF8.GetBytes(before[index]),
            After = Encoding.UTF8.GetBytes(after[index]),
        });
        return JsonSerializer.Serialize(new { Folder = folder, Changes = changes });
    }
}
