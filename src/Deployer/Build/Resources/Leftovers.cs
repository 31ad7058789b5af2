using Deployer.Git;

namespace Deployer.Build.Resources;

/// <summary>What killed runs of this program left in the folder for temporary files.</summary>
/// <param name="folder">Absolute path.</param>
/// <param name="time">Now.</param>
internal sealed class Leftovers(string folder, TimeProvider time)
{
    private const int MaxFolders = 1000;

    /// <summary>No question to a remote takes so long: what is older belongs to nobody.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromHours(6);

    private const string Names = "codex-deployer-doctor-*";

    /// <summary>Removes it; returns how many folders.</summary>
    public int Remove()
    {
        var removed = 0;
        foreach (var path in Directory.EnumerateDirectories(folder, Names).Take(MaxFolders))
        {
            removed += IsOld(path) && TryRemove(path) ? 1 : 0;
        }

        return removed;
    }

    private bool IsOld(string path) =>
        new DirectoryInfo(path) is { LinkTarget: null, LastWriteTimeUtc: var written } && time.GetUtcNow().UtcDateTime - written > Age;

    private static bool TryRemove(string path)
    {
        try
        {
            FolderTree.Remove(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another user's, or in use after all.
            return false;
        }
    }
}
