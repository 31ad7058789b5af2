namespace Deployer.Repair.Fixers.MissingDependency;

/// <summary>A dependency that a target uses and does not declare.</summary>
/// <param name="Target">The target that lacks it.</param>
/// <param name="Dependency">Its sibling.</param>
internal sealed record TargetEdge(string Target, string Dependency);
