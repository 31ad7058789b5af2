namespace Deployer.Build.Resources;

/// <summary>
/// When memory is short, and when it is no longer: the second mark lies well above the first, so that a build is not stopped and
/// started all the time.
/// </summary>
internal static class MemoryMarks
{
    private const double ShortStall = 20;
    private const double CalmStall = 5;
    private const int ShortShare = 20;
    private const long MostReserve = 512L * 1024 * 1024;

    /// <summary>Nothing more is to be started, and what yields is to stand still.</summary>
    public static bool IsShort(MachineReading reading) => reading.MemoryStall >= ShortStall || reading.Available < Reserve(reading);

    /// <summary>What stood still may go on.</summary>
    public static bool IsCalm(MachineReading reading) =>
        !(reading.MemoryStall >= CalmStall) && !(reading.Available < 2 * Reserve(reading));

    /// <summary>For people.</summary>
    public static string Describe(MachineReading reading) =>
        reading.MemoryStall >= CalmStall && !(reading.Available < 2 * Reserve(reading))
            ? $"programs waited for memory {reading.MemoryStall:0} % of the last 10 s"
            : $"{reading.Available / (1024 * 1024)} MiB of {reading.Total / (1024 * 1024)} MiB are left";

    /// <summary>A twentieth of the memory, at most 512 MiB: what the others of the machine are left.</summary>
    private static long? Reserve(MachineReading reading) => reading.Total is { } total ? Math.Min(total / ShortShare, MostReserve) : null;
}
