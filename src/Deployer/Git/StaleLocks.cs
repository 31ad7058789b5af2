using System.Diagnostics;

namespace Deployer.Git;

/// <summary>Removes the locks and the half-written objects that a killed Git of a former run left in a repository of ours.</summary>
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
        var unfinished = Path.Combine(repository, "objects") is var objects && Directory.Exists(objects)
            ? Directory.EnumerateFiles(objects, "*tmp*", Everywhere)
            : [];
        foreach (var file in top.Concat(folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.lock", Everywhere))).Concat(unfinished))
        {
            if (File.GetLastWriteTimeUtc(file) < ProgramStart)
            {
                File.Delete(file);
            }
        }
    }
}
