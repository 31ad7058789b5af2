using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Processes.Sandbox;
using Xunit;

namespace Deployer.SystemTests.Sandbox;

/// <summary>Builds that use too much are ended, and the machine is blamed, not the code.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task A_memory_hog_is_ended_and_told()
    {
        await using var scene = new HostileScene();
        scene.Confinement = scene.Confinement! with { MemoryBytes = 120_000_000 };

        var built = await scene.BuildAsync("perl -e 'push @a, \"x\" x 10_000_000 for 1..60'; echo error: signal; exit 1");

        Assert.Equal(LimitKind.Memory, built.Build.Breach?.Kind);
        await AssertMachineAsync(built, "the build used more than limits.memory = 120MB");
        Assert.Empty(scene.Survivors());
    }

    [Fact]
    public async Task A_fork_bomb_is_bounded_and_told()
    {
        await using var scene = new HostileScene();
        scene.Confinement = scene.Confinement! with { Processes = 40 };

        var built = await scene.BuildAsync("for i in {1..200}; do sleep 30 & done; wait; exit 1", TimeSpan.FromSeconds(5));

        Assert.Equal(LimitKind.Processes, built.Build.Breach?.Kind);
        await AssertMachineAsync(built, "the build had more than 40 processes and threads at once");
        Assert.Empty(scene.Survivors());
    }

    [Fact]
    public async Task A_disk_filler_is_ended_before_the_disk_is_full()
    {
        await using var scene = new HostileScene();
        var free = new DriveInfo(scene.Slot).AvailableFreeSpace;
        scene.Confinement = scene.Confinement! with { LeastFreeBytes = free - 100_000_000 };

        var built = await scene.BuildAsync("for i in {1..60}; do dd if=/dev/zero of=fill$i bs=1M count=50 2>/dev/null; sleep 0.1; done; echo FILLED");

        Assert.Equal(LimitKind.Disk, built.Build.Breach?.Kind);
        Assert.DoesNotContain("FILLED", scene.Log, StringComparison.Ordinal);
        Assert.Equal(FailureClass.Infrastructure, (await HostileScene.DiagnoseAsync(built)).FailureClass);
        Assert.Empty(scene.Survivors());
    }

    [Fact]
    public async Task What_ignores_its_end_is_killed_when_its_time_is_over()
    {
        await using var scene = new HostileScene();

        var built = await scene.BuildAsync("trap '' TERM INT HUP; (setsid bash -c 'trap \"\" TERM; while :; do sleep 1; done' &); while :; do sleep 1; done", TimeSpan.FromSeconds(1));

        Assert.True(built.Build.DeadlineExceeded);
        Assert.Empty(scene.Survivors());
    }

    [Fact]
    public async Task Endless_output_ends_with_its_time()
    {
        await using var scene = new HostileScene();

        var built = await scene.BuildAsync("while :; do echo line; done", TimeSpan.FromSeconds(1));

        Assert.True(built.Build.DeadlineExceeded);
        Assert.Empty(scene.Survivors());
    }

    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 37", 37)]
    [InlineData("kill -ILL $$", 132)]
    [InlineData("kill -SEGV $$", 139)]
    [InlineData("kill -KILL $$", 137)]
    public async Task The_exit_code_of_the_program_comes_through(string script, int exitCode)
    {
        await using var scene = new HostileScene();

        Assert.Equal(exitCode, (await scene.BuildAsync(script)).Build.ExitCode);
    }

    [Fact]
    public async Task A_home_and_a_temporary_folder_are_there_and_its_own()
    {
        await using var scene = new HostileScene();

        await scene.BuildAsync("ls -A $HOME $TMPDIR /tmp | grep -v : | grep . | grep -v hostile-; echo x >$HOME/x && echo x >$TMPDIR/x && echo x >/tmp/x && echo x >/dev/shm/x && echo WRITTEN");

        Assert.Equal("WRITTEN", scene.Log.Trim());
    }

    [Fact]
    public async Task A_program_of_the_system_builds_the_package()
    {
        await using var scene = new HostileScene();

        var seen = await scene.ExamineAsync("sh", "-c", "cat .git && touch built");

        Assert.True(seen.Diagnosis.IsGreen);
        Assert.True(File.Exists(Path.Combine(scene.Slot, "built")));
    }

    [Fact]
    public async Task A_program_that_cannot_be_seen_is_named()
    {
        await using var scene = new HostileScene();
        var folder = Directory.CreateTempSubdirectory("hidden-");
        try
        {
            var tool = Path.Combine(folder.FullName, "tool");
            await File.WriteAllTextAsync(tool, "#!/bin/sh\necho hello\n", TestContext.Current.CancellationToken);
            Scenes.Folders.MakeExecutable(tool);

            var failure = await Assert.ThrowsAsync<MachineException>(() => scene.ExamineAsync(tool));
            Assert.Contains($"Add {folder.FullName} to sandbox.bind", failure.Hint, StringComparison.Ordinal);

            scene.Confinement = scene.Confinement! with { Readable = [.. scene.Confinement.Readable, folder.FullName] };
            Assert.True((await scene.ExamineAsync(tool)).Diagnosis.IsGreen);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_program_that_cannot_start_is_the_machines_fault()
    {
        await using var scene = new HostileScene();
        Scenes.Folders.Write(scene.Slot, "odd.sh", "#!/no/such/interpreter\n");
        Scenes.Folders.MakeExecutable(Path.Combine(scene.Slot, "odd.sh"));

        var failure = await Assert.ThrowsAsync<MachineException>(() => scene.ExamineAsync("./odd.sh"));

        Assert.Equal("sandbox-failed", failure.Code);
    }

    private static async Task AssertMachineAsync(Deployer.Build.Observation built, string cause)
    {
        var diagnosis = await HostileScene.DiagnoseAsync(built);
        Assert.Equal((FailureClass.Infrastructure, cause), (diagnosis.FailureClass, diagnosis.Cause));
    }
}
