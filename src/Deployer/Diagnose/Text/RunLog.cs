using System.Buffers;
using Deployer.Diagnose.Tests;

namespace Deployer.Diagnose.Text;

/// <summary>Reads a log in which a build and its tests are mixed, each line by whom it concerns.</summary>
internal sealed class RunLog(BuildLog build, TestLog tests) : ILineReader
{
    private static readonly SearchValues<string> AnyAnchor =
        SearchValues.Create([.. BuildLog.Anchors.Concat(TestLog.Anchors).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);

    private bool isBuilding;

    public BuildLog Build => build;

    public TestLog Tests => tests;

    /// <summary>The last lines that are neither progress nor a test's.</summary>
    public LogTail Tail => build.TailLines;

    public void Read(LogLine line)
    {
        // A crashed test process never says its end: the next step of a build does.
        isBuilding |= ProgressLine.LengthOf(line.Text) > 0;
        if (!build.IsOpen && !tests.IsOpen && !line.Text.ContainsAny(AnyAnchor))
        {
            Tail.Add(line.Text);
            return;
        }

        if (tests.Read(line))
        {
            isBuilding = false;
            return;
        }

        build.InTests = !isBuilding && (tests.XCTest.Running is not null || tests.SwiftTesting.IsRunning);
        build.Read(line);
    }
}
