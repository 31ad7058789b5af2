using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>A repository elsewhere.</summary>
/// <param name="Url">A path, or a `file`, `http`, `https` or `ssh` URL (the `user@host:path` form included), with no secret in it.</param>
/// <param name="Token">Given to Git by askpass, for an `http` or `https` URL only; null for none.</param>
internal sealed record Remote(string Url, Secret? Token)
{
    /// <summary>Path of the private key for an `ssh` address, absolute or from `~/`; null: what the user's SSH would use, its agent included.</summary>
    public string? SshKey { get; init; }
}
