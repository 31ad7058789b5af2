using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair;

namespace Deployer.Ship;

/// <summary>Words the commit of a fix.</summary>
internal static class CommitMessage
{
    /// <param name="fix">The fix.</param>
    /// <param name="cycleId">The cycle that made it.</param>
    /// <param name="service">Whose.</param>
    /// <param name="topic">The fingerprint it answers to.</param>
    public static string For(VerifiedFix fix, string cycleId, ServiceName service, Fingerprint topic) =>
        CommitTrailers.Append(
            $"{fix.Description.Subject}\n\n{fix.Description.Reason}",
            [
                new(CommitTrailers.Cycle, cycleId),
                new(CommitTrailers.Service, service.Value),
                new(CommitTrailers.Fixer, fix.Description.Fixer),
                new(CommitTrailers.Fingerprint, topic.Value),
                new(CommitTrailers.Verified, fix.Evidence.Summary),
            ]);
}
