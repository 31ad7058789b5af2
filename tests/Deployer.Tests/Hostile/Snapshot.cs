using System.Security.Cryptography;

namespace Deployer.Tests.Hostile;

/// <summary>What a folder holds, apart from repositories and slots of ours: every path with its link or content.</summary>
internal static class Snapshot
{
    private static readonly string[] Ours = ["state", "mirrors", "slots"];

    public static IReadOnlyList<string> Of(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder)
            .Where(entry => !Ours.Contains(Path.GetFileName(entry)))
            .SelectMany(Entries)
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Entries(string path) =>
        new FileInfo(path).LinkTarget is { } target ? [$"{path} -> {target}"]
        : Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path).SelectMany(Entries).Prepend($"{path}/")
        : [$"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"];
}
