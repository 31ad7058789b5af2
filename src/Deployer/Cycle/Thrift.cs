using Deployer.Build.Economy;
using Deployer.Build.Resources;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.Cycle;

/// <summary>What keeps the builds of a workspace within what the machine can give.</summary>
/// <param name="Room">Room on the disk.</param>
/// <param name="Journal">Remembers what each service needs.</param>
/// <param name="Limits">What may be used.</param>
/// <param name="Time">Now.</param>
internal sealed record Thrift(DiskRoom Room, IJournal Journal, LimitOptions Limits, TimeProvider Time)
{
    /// <summary>What a build can have at most: what failed for want of it may succeed when this changes.</summary>
    public string Machine { get; } = $"{Limits.MemoryBytes} {new KernelGauge("").Read().Total} {Environment.ProcessorCount}";

    public Ladder LadderOf(ServiceName service, ICycleLog log) => new(NotesOf(service), Room, log);

    public ThriftNotes NotesOf(ServiceName service) => new(Journal, service, Limits.MemoryBytes, Time);
}
