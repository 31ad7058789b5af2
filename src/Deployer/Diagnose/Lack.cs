namespace Deployer.Diagnose;

/// <summary>What a machine may lack that another run, or a more sparing one, may find.</summary>
internal enum Lack
{
    None,
    Memory,

    /// <summary>Processes, threads or open files.</summary>
    Processes,
    Disk,

    /// <summary>Its time was over; whether the machine or the code is to blame shows only what was measured meanwhile.</summary>
    Time,
}
