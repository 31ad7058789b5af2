namespace Deployer.Build.Resources;

/// <summary>How full things are.</summary>
/// <param name="Used">Bytes under `.deployer/`.</param>
/// <param name="Limit">Bytes that `limits.disk` allows there.</param>
/// <param name="Free">Bytes left on the file system.</param>
internal sealed record DiskUsage(long Used, long Limit, long Free)
{
    /// <summary>Builds need at least this much free space.</summary>
    public const long LeastFree = 2L * 1000 * 1000 * 1000;

    /// <summary>How many bytes must go; not positive when all is well.</summary>
    public long Excess => Math.Max(Used - Limit, LeastFree - Free);

    /// <summary>For people.</summary>
    public override string ToString() =>
        $".deployer holds {FolderSize.Text(Used)} of {FolderSize.Text(Limit)}; {FolderSize.Text(Free)} are free on its disk";
}

/// <summary>Measures disks; a test plants what it measures.</summary>
internal interface IDiskGauge
{
    /// <summary>Bytes left for us on the file system of a folder.</summary>
    long FreeSpace(string folder);
}

/// <summary>The disks of this machine.</summary>
internal sealed class DriveGauge : IDiskGauge
{
    public long FreeSpace(string folder) => new DriveInfo(folder).AvailableFreeSpace;
}
