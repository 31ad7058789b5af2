namespace Deployer.Kernel;

/// <summary>
/// Tells a file that may be read from what a hostile program can leave in its place: a link leads anywhere, and a pipe or a device,
/// whose length is 0, never ends.
/// </summary>
public static class RegularFile
{
    /// <summary>True for a file of at least one and at most so many bytes that is no link itself.</summary>
    public static bool Holds(string path, long mostBytes) =>
        new FileInfo(path) is { Exists: true, LinkTarget: null, Length: > 0 } file && file.Length <= mostBytes;
}
