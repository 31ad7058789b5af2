using System.Diagnostics;

namespace Deployer.Git;

/// <summary>Removes the lock files that a killed Git of a former run left in a repository of ours.</summary>
internal static class StaleLocks
{
    private static readonly DateTime ProgramStart = Process.GetCurrentProcess().StartTime.ToUniversalTime();

    private static readonly string[] Folders = ["refs", "worktrees", "info"];

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Only files older than this program's start go: younger ones are this run's own.</summary>
    public static void Remove(string repository)
    {
        var top = Directory.EnumerateFiles(repository, "*.lock");
        var folders = Folders.Select(name => Path.Combine(repository, name)).Where(Directory.Exists);
        foreach (var file in top.Concat(folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.lock", Everywhere))))
        {
            if (File.GetLastWriteTimeUtc(file) < ProgramStart)
            {
                File.Delete(file);
            }
        }
    }
}
