using Deployer.Cycle;

namespace Deployer.Repair.InPlace;

/// <summary>One file of a fix, before and after.</summary>
/// <param name="Path">Relative to the repository.</param>
/// <param name="Before">Content before; null when there was no file.</param>
/// <param name="After">Content after; null when the file is deleted.</param>
internal sealed record FileChange(string Path, byte[]? Before, byte[]? After)
{
    /// <summary>Written beside the file and renamed over it, so that nobody sees half a file.</summary>
    private string UnfinishedIn(string folder) =>
        System.IO.Path.Combine(folder, System.IO.Path.GetDirectoryName(Path) ?? "", $".{System.IO.Path.GetFileName(Path)}.codex-fix");

    public bool IsBeforeIn(string folder) => Equal(Read(folder), Before);

    public bool IsAfterIn(string folder) => Equal(Read(folder), After);

    public void ApplyTo(string folder, ICrashPoints points) => Write(folder, After, points);

    public void UndoIn(string folder, ICrashPoints points) => Write(folder, Before, points);

    /// <summary>Removes what a kill in the middle of writing left.</summary>
    public void RemoveUnfinishedIn(string folder) => Remove(UnfinishedIn(folder));

    private byte[]? Read(string folder)
    {
        var file = System.IO.Path.Combine(folder, Path);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    private void Write(string folder, byte[]? content, ICrashPoints points)
    {
        var file = System.IO.Path.Combine(folder, Path);
        var unfinished = UnfinishedIn(folder);
        if (content is null)
        {
            Remove(file);
            points.Pass("fix: file deleted");
            RemoveEmptied(folder, file);
            return;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file) ?? folder);
        File.WriteAllBytes(unfinished, content);
        if (File.Exists(file))
        {
            File.SetUnixFileMode(unfinished, File.GetUnixFileMode(file));
        }

        points.Pass("fix: file beside its place");
        File.Move(unfinished, file, overwrite: true);
        points.Pass("fix: file in its place");
    }

    /// <summary>Unlike deletion, also where the folder is missing.</summary>
    private static void Remove(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    /// <summary>As in a commit, there are no empty folders.</summary>
    private static void RemoveEmptied(string folder, string file)
    {
        var parent = System.IO.Path.GetDirectoryName(file)!;
        while (parent.Length > folder.Length && (!Directory.Exists(parent) || !Directory.EnumerateFileSystemEntries(parent).Any()))
        {
            if (Directory.Exists(parent))
            {
                Directory.Delete(parent);
            }

            parent = System.IO.Path.GetDirectoryName(parent)!;
        }
    }

    private static bool Equal(byte[]? one, byte[]? other) =>
        one is null ? other is null : other is not null && one.AsSpan().SequenceEqual(other);
}
