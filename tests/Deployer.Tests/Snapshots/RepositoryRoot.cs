using System.Runtime.CompilerServices;

namespace Deployer.Tests.Snapshots;

/// <summary>The checkout that the tests were built from.</summary>
internal static class RepositoryRoot
{
    /// <summary>The path of a file in it.</summary>
    public static string File(string relative, [CallerFilePath] string testFile = "")
    {
        var folder = Path.GetDirectoryName(testFile);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "Codex-Deployer.slnx")))
            folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new DirectoryNotFoundException($"No checkout above {testFile}."), relative);
    }
}
