using Deployer.Kernel;

namespace Deployer.Repair.Inbox;

/// <summary>Where a feedback file that came by Git was found.</summary>
/// <param name="Path">From the repository's root.</param>
/// <param name="Blob">Its content's object.</param>
/// <param name="Size">Bytes of its content.</param>
internal sealed record GitOrigin(string Path, CommitId Blob, long Size);
