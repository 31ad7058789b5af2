namespace Deployer.Git;

/// <summary>Who commits. Given to each command, never written to a configuration.</summary>
internal sealed record GitIdentity(string Name, string Email);
