using Deployer.Kernel;

namespace Deployer.Repair.InPlace;

/// <summary>Where mending a folder in place keeps what it needs, outside of that folder.</summary>
/// <param name="Root">Absolute path.</param>
/// <param name="Name">Name of the mended repository's folder: it identifies the package.</param>
internal sealed record FixState(string Root, string Name)
{
    public string Mirror => Path.Combine(Root, "mirror.git");

    public string Warm => Path.Combine(Root, "warm", Name);

    public string Clean => Path.Combine(Root, "clean", Name);

    public string Runs => Path.Combine(Root, "runs");

    /// <summary>What tools keep between the runs of this package.</summary>
    public string Cache => Path.Combine(Root, "cache");

    public string Log => Path.Combine(Root, "fix.log");

    /// <summary>Exists while a fix is being written into the folder.</summary>
    public string Pending => Path.Combine(Root, "pending.json");

    /// <summary>The state of a repository, in the user's state folder.</summary>
    /// <param name="stateHome">Absolute path of the user's state folder.</param>
    /// <param name="repository">Absolute path of the repository or package.</param>
    public static FixState Of(string stateHome, string repository) =>
        new(Path.Combine(stateHome, "codex-deployer", "fix", Fingerprint.Of(repository).Value[..16]), Path.GetFileName(repository));
}
