namespace Deployer.Build.Resources;

/// <summary>What the machine has left at one moment; null where it does not tell.</summary>
internal sealed record MachineReading
{
    /// <summary>Percent of the last 10 seconds in which nothing went on for want of memory.</summary>
    public double? MemoryStall { get; init; }

    /// <summary>Percent of the last 10 seconds in which something waited for a processor.</summary>
    public double? ProcessorStall { get; init; }

    /// <summary>Bytes of memory that can be had without swapping, by the machine or by the limit set on us, whichever is less.</summary>
    public long? Available { get; init; }

    /// <summary>How many processes the kernel has killed for want of memory since it started.</summary>
    public long? Kills { get; init; }

    /// <summary>Bytes of memory that there are, by the machine or by the limit set on us, whichever is less.</summary>
    public long? Total { get; init; }
}

/// <summary>Measures the machine; a test plants what it reads.</summary>
internal interface IMachineGauge
{
    MachineReading Read();
}
