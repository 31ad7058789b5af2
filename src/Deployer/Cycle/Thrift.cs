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
    public Ladder LadderOf(ServiceName service, ICycleLog log) =>
        new(new ThriftNotes(Journal, service, Limits.MemoryBytes, Time), Room, log);
}
