using Deployer.Kernel;
using Deployer.Repair.Inbox;

namespace Deployer.Tests.Repair.Inbox;

/// <summary>Judges of paths for a service alone in its repository.</summary>
internal static class FeedbackPaths
{
    public static FeedbackPath Of(string folder) => new(new FeedbackService(ServiceName.Parse("payments"), folder), []);
}
