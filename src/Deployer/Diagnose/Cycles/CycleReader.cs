using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Cycles;

/// <summary>Parts a log into cycles, each a build with the tests that belong to it, and reads each.</summary>
/// <param name="ended">Takes each cycle when it has ended, and the line it began at.</param>
/// <param name="begin">Makes the reader of a cycle.</param>
internal sealed class CycleReader(Action<RunLog, int> ended, Func<RunLog> begin) : ILineReader
{
    private RunLog run = begin();
    private int firstLine = 1;
    private bool hasBuild;
    private bool isAfterBar;
    private bool inSummary;

    public void Read(LogLine line)
    {
        if (CycleMark.IsRuler(line.Text))
        {
            BeginAt(line.Number, isNew: hasBuild || run.SaysAnything);
        }
        else if (!IsSummary(line.Text) && CycleMark.IsBuildStart(line.Text))
        {
            BeginAt(line.Number, isNew: hasBuild ? run.IsOver : run.Build.ErrorCount > 0);
            hasBuild = true;
        }

        run.Read(line);
    }

    /// <summary>Ends the last cycle.</summary>
    public void Complete() => ended(run, firstLine);

    /// <summary>At its end a container's build repeats the last lines of the step that failed, between two bars.</summary>
    private bool IsSummary(ReadOnlySpan<char> line)
    {
        var isBar = line is "------";
        inSummary = isAfterBar ? line.StartsWith(" > [", StringComparison.Ordinal) : inSummary && !isBar;
        isAfterBar = isBar;
        return inSummary;
    }

    private void BeginAt(int line, bool isNew)
    {
        if (isNew)
        {
            ended(run, firstLine);
            (run, firstLine, hasBuild) = (begin(), line, false);
        }
    }
}
