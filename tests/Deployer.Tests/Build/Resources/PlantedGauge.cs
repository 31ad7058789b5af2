using Deployer.Build.Resources;

namespace Deployer.Tests.Build.Resources;

/// <summary>A machine that reads as a test plants it.</summary>
internal sealed class PlantedGauge : IMachineGauge
{
    private const long Gigabyte = 1L << 30;

    public static MachineReading Calm { get; } = new() { MemoryStall = 0, Available = 8 * Gigabyte, Total = 10 * Gigabyte };

    public static MachineReading Short { get; } = Calm with { Available = Gigabyte / 10 };

    public MachineReading Now { get; set; } = Calm;

    /// <summary>Read one after the other before <see cref="Now"/>.</summary>
    public Queue<MachineReading> First { get; } = new();

    public int Looks { get; private set; }

    public MachineReading Read()
    {
        Looks++;
        return First.TryDequeue(out var reading) ? reading : Now;
    }
}
