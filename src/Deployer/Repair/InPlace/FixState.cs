using Deployer.Git;
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

    /// <summary>Absolute path of the folder for temporary files.</summary>
    private string Scratch => Path.Combine(Root, Git.Scratch.Place);

    /// <summary>What tools keep between the runs of this package.</summary>
    public string Cache => Path.Combine(Root, "cache");

    /// <summary>Mirrors of what the package depends on.</summary>
    public string Dependencies => Path.Combine(Root, "dependencies");

    public string Log => Path.Combine(Root, "fix.log");

    /// <summary>Exists while a fix is being written into the folder.</summary>
    public string Pending => Path.Combine(Root, "pending.json");

    /// <summary>Removes what a killed run left half-made; nothing of it is in use when a run begins.</summary>
    public void ClearUp()
    {
        FolderTree.Remove(Runs);
        FolderTree.Remove(Scratch);
        foreach (var file in Directory.GetFiles(Root, "askpass.*"))
        {
            File.Delete(file);
        }
    }

    /// <summary>The state of a repository, in the user's state folder.</summary>
    /// <param name="stateHome">Absolute path of the user's state folder.</param>
    /// <param name="repository">Absolute path of the repository or package.</param>
    public static FixState Of(string stateHome, string repository) =>
        new(Path.Combine(stateHome, "codex-deployer", "fix", Fingerprint.Of(repository).Value[..16]), Path.GetFileName(repository));
}
