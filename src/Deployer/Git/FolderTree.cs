namespace Deployer.Git;

/// <summary>Removes what builds leave behind, and keeps others out of what is ours.</summary>
internal static class FolderTree
{
    /// <summary>Removes a folder with all it holds, a file or a link; a link's target stays. Folders closed to us are opened first.</summary>
    public static void Remove(string path)
    {
        if (new FileInfo(path) is { LinkTarget: not null } or { Exists: true })
        {
            File.Delete(path);
        }
        else if (Directory.Exists(path))
        {
            Open(path);
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Lets its owner, and nobody else, do everything with a file or folder: mode 0700.</summary>
    public static void MakeOurs(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Open(string folder)
    {
        var pending = new Stack<string>([folder]);
        while (pending.TryPop(out var next))
        {
            MakeOurs(next);
            foreach (var child in Directory.EnumerateDirectories(next).Where(child => new DirectoryInfo(child).LinkTarget is null))
            {
                pending.Push(child);
            }
        }
    }
}
