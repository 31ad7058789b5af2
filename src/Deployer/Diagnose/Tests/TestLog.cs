using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>Reads what test libraries print.</summary>
internal sealed class TestLog
{
    public static IReadOnlyList<string> Anchors { get; } = ["Test Case '", "Test "];

    public bool IsOpen { get; }

    public RunOutcome Outcome { get; } = RunOutcome.Unknown;

    public int Lines { get; private set; }

    public bool HasTests => Lines > 0;

    public bool Read(LogLine line)
    {
        var isTest = line.Text.StartsWith("Test Case '");
        Lines += isTest ? 1 : 0;
        return isTest;
    }
}
