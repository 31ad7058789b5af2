using Deployer.Git;

namespace Deployer.Workspace;

/// <summary>The Git repository that the workspace's folder is a checkout of.</summary>
/// <param name="Root">Absolute path of the workspace.</param>
/// <param name="Remote">Where it is pushed to; the checkout itself when it has no other.</param>
/// <param name="Branch">The branch that is checked out.</param>
internal sealed record WorkspaceRepository(string Root, Remote Remote, string Branch);
