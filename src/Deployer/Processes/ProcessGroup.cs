using System.Runtime.InteropServices;

namespace Deployer.Processes;

/// <summary>A process that leads a group of its own, with all that belongs to it.</summary>
/// <param name="id">The leader's process id, which is the group's.</param>
internal sealed class ProcessGroup(int id)
{
    private const int Terminate = 15;
    private const int Kill = 9;
    private const int NoSuchProcess = 3;

    /// <summary>How often new members are looked for while the group is made to stand still.</summary>
    private const int MaxRounds = 20;

    // Linux on x86 and ARM has other numbers than macOS.
    private static readonly int StopSignal = OperatingSystem.IsLinux() ? 19 : 17;
    private static readonly int ContinueSignal = OperatingSystem.IsLinux() ? 18 : 19;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks all members to end, kills those that have not after a short grace, and waits until they are gone.</summary>
    public async Task EndAsync()
    {
        var family = ProcessTable.Family(id);
        Signal(family, Terminate);

        // One that stands still would not hear it.
        Signal(family, ContinueSignal);
        if (await AreGoneAsync(family, Grace))
        {
            return;
        }

        family = [.. ProcessTable.Family(id).Union(family)];
        Signal(family, Kill);
        await AreGoneAsync(family, LastWait);
    }

    /// <summary>Makes all members stand still; those that are started meanwhile too.</summary>
    public async Task StopAsync()
    {
        Signal(ProcessTable.Family(id), StopSignal);
        for (var round = 0; round < MaxRounds && ProcessTable.Family(id).Any(member => !member.IsStopped); round++)
        {
            await Task.Delay(Step);
            Signal(ProcessTable.Family(id), StopSignal);
        }
    }

    /// <summary>Lets all members go on.</summary>
    public void Continue() => Signal(ProcessTable.Family(id), ContinueSignal);

    /// <summary>Kills what is left of the group after its leader has ended, and waits until it is gone.</summary>
    public async Task KillRestAsync()
    {
        if (NativeKill(-id, Kill) == 0)
        {
            await AreGoneAsync([], LastWait);
        }
    }

    /// <summary>Kills one process.</summary>
    public static void KillOne(int process) => _ = NativeKill(process, Kill);

    private void Signal(IEnumerable<ProcessEntry> family, int signal)
    {
        _ = NativeKill(-id, signal);
        foreach (var member in family.Where(member => member.Group != id && IsAlive(member)))
        {
            _ = NativeKill(member.Id, signal);
        }
    }

    private async Task<bool> AreGoneAsync(IReadOnlyList<ProcessEntry> family, TimeSpan limit)
    {
        // Real time on purpose: it is the kernel that is waited for, whatever clock the loop runs by.
        for (var step = 0; step < limit / Step; step++)
        {
            if (IsGone() && !family.Any(IsAlive))
            {
                return true;
            }

            await Task.Delay(Step);
        }

        return false;
    }

    private bool IsGone()
    {
        if (NativeKill(-id, 0) != 0 && Marshal.GetLastPInvokeError() == NoSuchProcess)
        {
            return true;
        }

        // A machine whose first process collects no orphans keeps dead members for ever; they count as gone.
        return OperatingSystem.IsLinux() && !ProcessTable.Read().Any(entry => entry.Group == id && !entry.IsDead);
    }

    private static bool IsAlive(ProcessEntry member) =>
        ProcessTable.Find(member.Id) is { IsDead: false } now && now.StartTime == member.StartTime;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int process, int signal);
}
