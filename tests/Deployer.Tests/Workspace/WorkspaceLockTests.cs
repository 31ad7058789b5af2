using System.Diagnostics;
using Deployer.Kernel;
using Deployer.Tests.Processes;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Workspace;

public sealed class WorkspaceLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private WorkspaceLayout Layout => new(_folder.Path);

    [Fact]
    public async Task A_second_taker_is_told_who_has_it_and_may_have_it_afterwards()
    {
        using (await TakeAsync())
        {
            var refused = await Assert.ThrowsAsync<MachineException>(TakeAsync);

            Assert.Equal("workspace-locked", refused.Code);
            Assert.Contains($"process {Environment.ProcessId}", refused.Message);
            Assert.Equal(Environment.ProcessId, WorkspaceLock.FindOwner(Layout)?.ProcessId);
        }

        Assert.Null(WorkspaceLock.FindOwner(Layout));
        using var again = await TakeAsync();
    }

    [Fact]
    public void A_workspace_that_was_never_locked_has_no_owner() => Assert.Null(WorkspaceLock.FindOwner(Layout));

    [Fact]
    public async Task Another_program_s_lock_holds_and_is_free_after_it_was_killed()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "flock of util-linux takes the other side");
        Directory.CreateDirectory(Layout.State);
        using var holder = Process.Start(new ProcessStartInfo("flock", ["-x", "--no-fork", Layout.LockFile, "sh", "-c", "echo held; exec sleep 60"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        File.WriteAllText(_folder[".deployer/daemon.owner"], "4711 2026-01-02T03:04:05+00:00\n");

        var refused = await Assert.ThrowsAsync<MachineException>(TakeAsync);
        Assert.Contains("process 4711, since 2026-01-02 03:04:05Z", refused.Message);

        holder.Kill();
        await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Null(WorkspaceLock.FindOwner(Layout));
        using var taken = await TakeAsync();
        Assert.Equal(Environment.ProcessId, WorkspaceLock.FindOwner(Layout)?.ProcessId);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_not_told_as_another_daemon()
    {
        File.WriteAllText(Layout.State, "a file is in the way");

        Assert.Equal("state-not-writable", (await Assert.ThrowsAsync<MachineException>(TakeAsync)).Code);
    }

    [Fact]
    public async Task A_lock_file_that_cannot_be_opened_is_not_told_as_another_daemon()
    {
        Directory.CreateDirectory(Layout.LockFile);

        Assert.Equal("state-not-writable", (await Assert.ThrowsAsync<MachineException>(TakeAsync)).Code);
    }

    public void Dispose() => _folder.Dispose();

    private Task<WorkspaceLock> TakeAsync() => WorkspaceLock.TakeAsync(Layout, TimeProvider.System, default);
}
