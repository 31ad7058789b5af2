using System.Runtime.CompilerServices;
using Xunit;

namespace Deployer.Tests.Snapshots;

/// <summary>
/// Compares text with a reviewed file beside the test, `NAME.approved.txt`. What differs is written to the test's output
/// folder, `received/NAME.approved.txt`; copy it over the reviewed file when it is right.
/// </summary>
internal static class Snapshot
{
    public static void Matches(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(testFile)!, $"{name}.approved.txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (actual == expected)
            return;
        var received = Path.Combine(AppContext.BaseDirectory, "received", Path.GetFileName(approved));
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, actual);
        Assert.Fail($"{approved} differs from {received}:\n{actual}");
    }
}
