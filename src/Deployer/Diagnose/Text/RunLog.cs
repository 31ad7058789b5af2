using System.Buffers;
using Deployer.Diagnose.Tests;

namespace Deployer.Diagnose.Text;

/// <summary>Reads a log in which a build and its tests are mixed, each line by whom it concerns.</summary>
internal sealed class RunLog(BuildLog build, TestLog tests) : ILineReader
{
    private static readonly SearchValues<string> AnyAnchor =
        SearchValues.Create([.. BuildLog.Anchors.Concat(TestLog.Anchors).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);

    public BuildLog Build => build;

    public TestLog Tests => tests;

    /// <summary>The last lines that are neither progress nor a test's.</summary>
    public LogTail Tail => build.TailLines;

    public void Read(LogLine line)
    {
        if (!build.IsOpen && !tests.IsOpen && !line.Text.ContainsAny(AnyAnchor))
        {
            Tail.Add(line.Text);
            return;
        }

        if (!tests.Read(line))
        {
            Tail.Add(line.Text);
            build.ReadLikely(line);
        }
    }
}
