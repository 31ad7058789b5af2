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

    /// <summary>Lines of the log at which tests said something first and last; 0 when they never did.</summary>
    public int FirstTestLine { get; private set; }

    public int LastTestLine { get; private set; }

    /// <summary>True when anything was said that a conclusion can be drawn from.</summary>
    public bool SaysAnything => build.Outcome != RunOutcome.Unknown || build.ErrorCount + build.WarningCount > 0 || LastTestLine > 0;

    /// <summary>True when nothing of a build can follow: it ended, or its tests began.</summary>
    public bool IsOver => build.Outcome != RunOutcome.Unknown || build.ErrorCount > 0 || LastTestLine > 0;

    /// <summary>The last lines that are neither progress nor a test's.</summary>
    public LogTail Tail => build.TailLines;

    public void Read(LogLine line)
    {
        // Most lines of a green run are a test's start and end: those need not be searched.
        if (!build.IsOpen && TestLog.IsStep(line.Text) && IsTests(line, tests.ReadStep(line)))
        {
            return;
        }

        // A crashed test process never says its end: the next step of a build does.
        var isProgress = ProgressLine.LengthOf(line.Text) > 0;
        isBuilding |= isProgress;
        if (!build.IsOpen && !tests.IsOpen && ((isProgress && IsBareStep(line.Text)) || !BuildLog.MayMatter(line.Text, AnyAnchor)))
        {
            Tail.Add(line.Text);
            return;
        }

        if (!IsQuoted(line.Text) && IsTests(line, tests.Read(line)))
        {
            return;
        }

        build.InTests = !isBuilding && (tests.XCTest.Running is not null || tests.SwiftTesting.IsRunning);
        build.Read(line);
    }

    private bool IsTests(LogLine line, bool wasRead)
    {
        if (!wasRead)
        {
            return false;
        }

        FirstTestLine = FirstTestLine == 0 ? line.Number : FirstTestLine;
        LastTestLine = line.Number;
        isBuilding = false;
        return true;
    }

    /// <summary>Most other lines of a green run: `[3/5] Compiling Core A.swift`, with nothing glued to it that another program said.</summary>
    private static bool IsBareStep(ReadOnlySpan<char> text) =>
        text[^1] is not (')' or '!' or '*' or ':') && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains("Test", StringComparison.Ordinal);

    /// <summary>`12 | source` and `   | mark`: most lines of a log full of errors, and none of a test's.</summary>
    private bool IsQuoted(ReadOnlySpan<char> text) => build.IsOpen && !tests.IsOpen && text.TrimStart(" 0123456789") is ['|', ..];
}
