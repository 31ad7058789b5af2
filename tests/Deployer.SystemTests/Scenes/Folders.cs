using System.Security.Cryptography;

namespace Deployer.SystemTests.Scenes;

/// <summary>Copies folders and takes pictures of them.</summary>
internal static class Folders
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Everything in a folder: each file, folder and link by its relative path, with its mode and content.</summary>
    public static SortedDictionary<string, string> Picture(string folder) => Picture(folder, _ => false);

    /// <summary>The same without what is left out, which is not even opened.</summary>
    public static SortedDictionary<string, string> Picture(string folder, Func<string, bool> leaveOut)
    {
        var picture = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything).Where(entry => !leaveOut(entry.FullName)))
        {
            picture.Add(Path.GetRelativePath(folder, entry.FullName), Describe(entry));
        }

        return picture;
    }

    /// <summary>The paths at which two pictures differ.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        [.. before.Keys.Union(after.Keys)
            .Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
            .Order(StringComparer.Ordinal)];

    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", Everything))
        {
            var relative = Path.GetRelativePath(from, file);
            if (!relative.StartsWith(".build", StringComparison.Ordinal))
            {
                var target = Path.Combine(to, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target, overwrite: true);
            }
        }
    }

    public static void Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public static void MakeExecutable(string file) =>
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute);

    private static string Describe(FileSystemInfo entry) => entry switch
    {
        { LinkTarget: { } target } => $"link to {target}",
        FileInfo file => $"{file.UnixFileMode} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName)))}",
        _ => $"folder {entry.UnixFileMode}",
    };
}
