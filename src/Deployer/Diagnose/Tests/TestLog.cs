using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>Stands in for the reader of what test libraries print.</summary>
internal sealed class TestLog
{
    public static IReadOnlyList<string> Anchors { get; } = ["Test ", "Suite "];

    public Part XCTest { get; } = new();

    public Part SwiftTesting { get; } = new();

    public bool IsOpen => XCTest.IsOpen;

    public RunOutcome Outcome => XCTest.Outcome;

    public bool Read(LogLine line)
    {
        var text = line.Text;
        if (!text.StartsWith("Test Case '"))
        {
            return false;
        }

        XCTest.Running = text.Contains(" started", StringComparison.Ordinal) ? text.ToString() : null;
        return true;
    }

    internal sealed class Part
    {
        public string? Running { get; set; }

        public bool IsOpen { get; }

        public bool IsRunning => Running is not null;

        public RunOutcome Outcome { get; } = RunOutcome.Unknown;

    }
}
