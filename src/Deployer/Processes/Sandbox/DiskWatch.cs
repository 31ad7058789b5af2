using System.Globalization;
using Deployer.Workspace;

namespace Deployer.Processes.Sandbox;

/// <summary>Watches the room on the disks that a confined program may write to.</summary>
internal sealed class DiskWatch : IAsyncDisposable
{
    private const long MostFloor = 1_000_000_000;
    private const int FloorDivisor = 50;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _full = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    public DiskWatch(Confinement confinement) => _watching = WatchAsync(Disks(confinement));

    /// <summary>Cancelled when a disk is nearly full.</summary>
    public CancellationToken Full => _full.Token;

    /// <summary>Set when a disk is nearly full.</summary>
    public LimitBreach? Breach { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
        _full.Dispose();
    }

    private static List<(DriveInfo Drive, long Floor)> Disks(Confinement confinement)
    {
        var drives = confinement.Writable.Concat(confinement.Shown.Values).Where(Directory.Exists).Select(path => new DriveInfo(path));
        return [.. drives.Select(drive => (drive, confinement.LeastFreeBytes ?? Math.Min(MostFloor, drive.TotalSize / FloorDivisor)))];
    }

    private async Task WatchAsync(List<(DriveInfo Drive, long Floor)> disks)
    {
        // Real time on purpose: a disk fills by it, whatever clock the loop runs by.
        while (!_end.IsCancellationRequested)
        {
            if (disks.Find(IsFull) is { Drive: not null } full)
            {
                Breach = new(
                    LimitKind.Disk,
                    string.Create(CultureInfo.InvariantCulture, $"left less than {Quantity.Text(full.Floor)} free on the disk of {full.Drive.Name}"));
                await _full.CancelAsync();
                return;
            }

            await Task.WhenAny(Task.Delay(Step, _end.Token));
        }
    }

    private static bool IsFull((DriveInfo Drive, long Floor) disk)
    {
        try
        {
            return disk.Drive.AvailableFreeSpace < disk.Floor;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
